using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.Features.ApiDocs;

/// <summary>The page is in English whoever reads it: what it shows comes from the code.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InEnglishAttribute : Attribute, IAsyncResourceFilter
{
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf("en");
        return next();
    }
}
