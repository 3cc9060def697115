using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.Features.Campaigns;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>Why nothing came of an order, with the campaign as it is and who made it so.</summary>
internal static class CampaignOrderProblem
{
    /// <returns>Null when the order is done or waits for its answer.</returns>
    public static ProblemDetails? Of(CampaignOrderResult result, ConnectorPrivilege privilege)
    {
        var state = T("CampaignState_" + result.Campaign.State);
        var problem = result switch
        {
            { Conflict: CampaignConflict.Stale } => ApiProblem.Of(StatusCodes.Status412PreconditionFailed, "Stale", state),
            { Conflict: CampaignConflict.IllegalMove } => ApiProblem.Of(StatusCodes.Status409Conflict, "IllegalMove", state),
            { Conflict: CampaignConflict.Uncovered } => ApiProblem.Of(StatusCodes.Status409Conflict, "Uncovered", result.Question),
            { Order: { State: CampaignOrderState.Refused } order } => Refused(order),
            _ => null,
        };
        if (problem is not null)
        {
            problem.Extensions["campaign"] = CampaignAnswer.Of(result.Campaign, privilege);
            problem.Extensions["lastMove"] = CampaignMoveAnswer.Of(result.Move);
        }

        return problem;
    }

    private static ProblemDetails Refused(CampaignOrderView order)
    {
        var problem = ApiProblem.Of(StatusCodes.Status409Conflict, "SendingRefused", CampaignWords.RefusalOf(order));
        problem.Extensions["order"] = CampaignOrderAnswer.Of(order);
        return problem;
    }
}
