using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>429, as from the limits that stand in front of the pages.</summary>
public sealed class TooManyTriesFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is TooManyTriesException tries)
        {
            context.HttpContext.Response.Headers.RetryAfter =
                Math.Ceiling(tries.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            context.ExceptionHandled = true;
        }
    }
}
