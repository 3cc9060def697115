using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>
/// The answer is in the language of the contact whose token it is; the request's culture was chosen before the token was read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CallerCultureAttribute : Attribute, IAsyncResourceFilter
{
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var culture = Languages.CultureOf(context.HttpContext.Features.Get<MobileCall>()?.Language);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        context.HttpContext.Response.Headers.ContentLanguage = culture.TwoLetterISOLanguageName;
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next();
    }
}
