using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>An e-mail that waits to be confirmed.</summary>
/// <param name="IsOver">Its link has run out.</param>
/// <param name="SendAgain">Where « Renvoyer » posts to; null: not for this reader.</param>
/// <param name="TakeBack">Where « Annuler » posts to; null: not for this reader.</param>
public sealed record PendingEmail(string Email, DateTime At, bool IsOver, string? SendAgain, string? TakeBack)
{
    /// <returns>Null when none waits.</returns>
    public static PendingEmail? Of(string? email, DateTime? at, DateTime now, string? sendAgain, string? takeBack) =>
        email is not null && at is { } since
            ? new PendingEmail(email, since, since + PasswordLinks.Lifetime <= now, sendAgain, takeBack)
            : null;
}
