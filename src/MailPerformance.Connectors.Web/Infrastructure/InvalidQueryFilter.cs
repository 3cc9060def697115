using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>An address whose parameters make no sense gets the 400 page with the reason. Forms answer for themselves.</summary>
public sealed class InvalidQueryFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.ModelState.IsValid
            && (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method)))
        {
            ErrorPages.SetReason(
                context.HttpContext,
                [.. context.ModelState.Where(entry => entry.Value!.Errors.Count > 0)
                    .Select(entry => ReasonOf(entry.Key, entry.Value!.Errors[0].ErrorMessage))]);
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    // A word of the address is said first; a rule of ours, which goes by the name of a property, says what it is about.
    private static string ReasonOf(string key, string message) => key.Any(char.IsUpper) ? message : $"{key} : {message}";

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
