using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Tells Core that the reader has seen the page « Couverture d'arrêt » about this very post, and goes on.</summary>
public sealed class CoverageConsentFilter(CoverageConsent consent) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        var request = context.HttpContext.Request;
        consent.IsGiven = HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form[CoverageGuard.Field] == "true";
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
