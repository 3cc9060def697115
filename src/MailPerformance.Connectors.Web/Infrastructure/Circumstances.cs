using MailPerformance.Connectors.Core.Journal;
using Microsoft.Net.Http.Headers;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Tells the journal where a request comes from.</summary>
public static class Circumstances
{
    public static void UseCircumstances(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var address = context.Connection.RemoteIpAddress;
        context.RequestServices.GetRequiredService<JournalCircumstances>().Enter(
            address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString(),
            context.Request.Headers[HeaderNames.UserAgent].ToString());
        return next(context);
    });
}
