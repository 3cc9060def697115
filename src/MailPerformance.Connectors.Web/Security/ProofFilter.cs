using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>Looks at the proof that a post brings before its action runs, and asks for one where <see cref="FreshProofAttribute"/> says so.</summary>
public sealed class ProofFilter(StepUp stepUp) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        await stepUp.LookAtAsync(context.HttpContext);
        if (!stepUp.IsFresh && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FreshProofAttribute>() is not null)
        {
            context.Result = StepUpResult.For((PageController)context.Controller);
            return;
        }

        await next();
    }
}
