using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Tells Core whether the effect of a post is to be seen first, and which one its reader has seen.</summary>
public sealed class EffectFilter(EffectPreview preview) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ShowsEffectAttribute>() is not { } shows)
        {
            // Whoever only wants to see an effect wants nothing saved. The page of an error is shown to them like any other.
            var isError = context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
            context.Result = EffectStep.IsRehearsal(request) && !HttpMethods.IsGet(request.Method) && !isError
                ? new BadRequestResult()
                : null;
        }
        else if (EffectStep.IsRehearsal(request) || EffectStep.IsBack(request))
        {
            preview.Rehearse(request.Path);
        }
        else
        {
            preview.Ask(EffectStep.SeenBy(request), shows.Always, request.Path);
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
