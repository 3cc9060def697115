using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>The words of the mails about access that ends soon.</summary>
public sealed class AccessEndWords(ConnectorsDbContext db, PublicAddress address, TimeProvider time)
{
    private const int Named = 5;

    /// <summary>To the contact itself.</summary>
    public MailContent Own(Contact contact) => new(
        T("Mail_AccessEndSubject", contact.ValidUntil!.Value),
        contact.Language,
        [
            T("Mail_PasswordHello", contact.FirstName, contact.LastName),
            T("Mail_AccessEndText", contact.UserName, contact.ValidUntil.Value),
            T("Mail_AccessEndHow"),
        ],
        null,
        T("Mail_AccessEndFooter"));

    /// <summary>To somebody who may extend others; null: they may not any more, or nobody's access ends soon.</summary>
    public async Task<MailContent?> OfOthersAsync(Contact contact)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rights = await db.FindContactRightsAsync(contact.Id, contact.Id);
        if (rights is null || !(rights.IsAdministrator || rights.Permissions.Contains(Permissions.ContactsEdit)))
        {
            return null;
        }

        var ending = db.Contacts.KeptBy(ContactFilters.EndingSoon, db, now);
        var first = await ending.OrderBy(found => found.AccessEndsAt).ThenBy(found => found.Id).Take(Named)
            .Select(found => new { found.FirstName, found.LastName, found.UserName, found.ValidUntil }).ToListAsync();
        if (first.Count == 0)
        {
            return null;
        }

        var count = new BoundedCount(await ending.Take(BoundedCount.UsualBound + 1).CountAsync());
        return new MailContent(
            Plural("Mail_AccessEndsSubject", count),
            contact.Language,
            [
                T("Mail_PasswordHello", contact.FirstName, contact.LastName),
                T("Mail_AccessEndsText", ContactFilters.SoonDays),
                .. first.Select(one => T("Mail_AccessEndsLine", one.FirstName, one.LastName, one.UserName, one.ValidUntil)),
                .. count.Value > first.Count ? new[] { T("Mail_AccessEndsMore") } : [],
            ],
            new MailLink(
                T("Mail_AccessEndsButton"), address.Of(ContactAddresses.Filtered(ContactFilters.EndingSoon, ContactSorts.ByEnd))),
            T("Mail_AccessEndsFooter"));
    }
}
