using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Tells Core that the reader has seen the page « Couverture d'arrêt » about this very post, and goes on.</summary>
public sealed class CoverageConsentFilter(Consent consent) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form[StopCoverageRule.Field] == "true")
        {
            consent.Give(StopCoverageRule.Field);
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
