using System.Globalization;
using MailPerformance.Connectors.Web.Security;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// Whom somebody tells who has found a weakness, where RFC 9116 has people look for it: 404 while <c>Security:Contact</c> names nobody, and
/// when its end has passed, since an old contact is not to be trusted.
/// </summary>
public static partial class SecurityText
{
    /// <summary>How far ahead the end is where the settings name none.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    public static void MapSecurityText(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<SecuritySettings>();
        if (settings.Contact is not null && EndOf(settings, app.Services.GetRequiredService<TimeProvider>()) is null)
        {
            LogExpired(app.Logger, SecurityAddresses.Text);
        }

        app.MapGet(SecurityAddresses.Text, AnswerAsync).AllowAnonymous();
    }

    private static Task AnswerAsync(HttpContext context, SecuritySettings settings, PublicAddress site, TimeProvider time)
    {
        if (settings.Contact is not { } contact || EndOf(settings, time) is not { } end)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            Contact: {contact}
            Expires: {end:yyyy-MM-dd'T'HH:mm:ss'Z'}
            Preferred-Languages: fr, en
            Canonical: {site.Of(SecurityAddresses.Text, context.Request)}

            """));
    }

    // Null: it has passed.
    private static DateTime? EndOf(SecuritySettings settings, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var end = settings.Expires ?? now.Date + Lifetime;
        return end > now ? end : null;
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Security:Expires has passed, so {Address} is 404: say until when the contact is good")]
    private static partial void LogExpired(ILogger logger, string address);
}
