using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>A page of the list as it is read.</summary>
/// <param name="IsWhole">Nothing was searched for.</param>
/// <param name="CutAt">See <see cref="FoundContacts.CutAt"/>.</param>
/// <param name="ReadAt">The instant at which its states are those of its contacts.</param>
public sealed record ContactListPage(
    IReadOnlyList<ContactLine> Lines, PagePosition Position, bool IsWhole, int? CutAt, DateTime ReadAt)
{
    /// <summary>Nothing that the page shows has changed by itself until then: nobody's access has ended.</summary>
    public bool IsAsOf(DateTime now) =>
        !Lines.Any(line => line.AccessEndsAt > ReadAt && line.AccessEndsAt <= now);
}
