using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Tells Core whether the effect of a post is to be seen first, and which one its reader has seen.</summary>
public sealed class EffectFilter(EffectPreview preview) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ShowsEffectAttribute>() is not { } shows)
        {
            return;
        }

        if (EffectStep.IsRehearsal(context.HttpContext.Request) || EffectStep.IsBack(context.HttpContext.Request))
        {
            preview.Rehearse();
        }
        else
        {
            preview.Ask(EffectStep.SeenBy(context.HttpContext.Request), shows.Always);
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
