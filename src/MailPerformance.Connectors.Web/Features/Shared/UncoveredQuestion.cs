using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// Whether a campaign may lose the last phone that can stop it, asked on the form of a new password (<c>_AcceptUncovered</c>): a page that
/// carries the post again would hold the password.
/// </summary>
public static class UncoveredQuestion
{
    public const string Field = StopCoverageRule.Field;

    /// <returns>False when the write ended for another reason.</returns>
    public static bool TryAsk<T>(Controller controller, WriteResult<T> result)
    {
        if (result.Errors.FirstOrDefault(error => error.Field == Field) is not { } uncovered)
        {
            return false;
        }

        controller.ModelState.AddModelError(Field, Texts.T("Coverage_AcceptQuestion"));
        controller.ViewData[Field] = uncovered.Message;
        return true;
    }
}
