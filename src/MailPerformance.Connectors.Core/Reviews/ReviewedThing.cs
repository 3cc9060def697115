using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>A connector, or a role that a contact holds, as it is now.</summary>
public sealed record ReviewedThing(
    ReviewedKind Kind, long ContactId, string ContactName, string ContactLogin, long ThingId, string ThingName, ReviewFacts Facts)
{
    /// <summary>Whether the row is about this.</summary>
    public bool IsOf(AccessReviewItem item) =>
        (item.Kind, item.ContactId, item.ThingId) == (Kind, ContactId, ThingId);

    /// <summary>Something has changed since the row was known: the thing, what it is called, or whose it is.</summary>
    public bool IsOtherThan(AccessReviewItem item) =>
        Facts.Version != item.Known || ThingName != item.ThingName
        || (item.ContactName is not null && ContactName != item.ContactName)
        || (item.ContactLogin is not null && ContactLogin != item.ContactLogin);

    /// <summary>What a page shows of a row, as one word that comes back with a decision: a row that is not so any more is shown again.</summary>
    /// <param name="present">Null: it is gone.</param>
    public static string ShownOf(AccessReviewItem item, ReviewedThing? present)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{present?.Facts.Version}|{present?.ThingName}|{present?.ContactName}|{present?.ContactLogin}"
            + $"|{item.Decision}|{item.DecidedAt?.Ticks}|{item.DecidedById}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
