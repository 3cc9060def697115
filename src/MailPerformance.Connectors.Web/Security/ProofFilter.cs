using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>Looks at the proof that a post brings before its action runs, and asks for one where <see cref="FreshProofAttribute"/> says so.</summary>
public sealed class ProofFilter(StepUp stepUp) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        await stepUp.LookAtAsync(context.HttpContext);
        var asks = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FreshProofAttribute>();
        if (asks is not null && !stepUp.IsFresh)
        {
            context.Result = StepUpResult.For((PageController)context.Controller);
            return;
        }

        if (asks is { ThenBack: true } && stepUp.HasJustProved)
        {
            var page = (PageController)context.Controller;
            page.TempData[PageController.NoticeKey] = Texts.T("StepUp_Done");
            context.Result = page.LocalRedirect(CarriedPost.Of(page).BackAddress);
            return;
        }

        await next();
    }
}
