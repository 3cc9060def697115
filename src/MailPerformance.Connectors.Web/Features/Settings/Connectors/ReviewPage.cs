using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>Reads « Connecteurs à vérifier », in two commands.</summary>
public sealed class ReviewPage(ConnectorsDbContext db)
{
    /// <summary>The oldest; the next ones come up when these are done.</summary>
    private const int Shown = 50;

    public async Task<ReviewsViewModel> ReadAsync()
    {
        var rows = await RowsAsync();
        var people = await PeopleAsync(rows);
        return new ReviewsViewModel(
        [
            .. rows.Select(row =>
            {
                var reasons = new ReviewReasons(row, people);
                return new ReviewCard(
                    row, [.. reasons.Reasons()], [.. reasons.Warnings()], string.Join(", ", reasons.Others().Select(other => other.Name)));
            }),
        ]);
    }

    /// <summary>The page again for somebody who has confirmed what is not so any more; null when the connector is gone.</summary>
    public async Task<ReviewsViewModel?> ChangedAsync(long connectorId, ReviewShown before)
    {
        var connector = await db.MobileConnectors.AsNoTracking().Include(found => found.Contact)
            .SingleOrDefaultAsync(found => found.Id == connectorId);
        if (connector is null)
        {
            return null;
        }

        var now = ReviewShown.Of(connector);
        List<ReviewChange> changes = [];
        if (before.Privilege != now.Privilege)
        {
            changes.Add(new(T("Privilege"), Choices.PrivilegeOf(before.Privilege), Choices.PrivilegeOf(now.Privilege)));
        }

        if (before.ById != now.ById)
        {
            changes.Add(new(T("Review_Giver"), await NameAsync(before.ById), await NameAsync(now.ById)));
        }

        if (before.Login != now.Login)
        {
            changes.Add(new(T("Contact_Login"), before.Login, now.Login));
        }

        if (before.Email != now.Email)
        {
            changes.Add(new(T("Contact_Email"), before.Email, now.Email));
        }

        return await ReadAsync() with
        {
            Changed = new ReviewChanged($"{connector.Contact.FirstName} {connector.Contact.LastName}", changes),
        };
    }

    private Task<List<ReviewRow>> RowsAsync() => db.MobileConnectors.ToReview().ThenBy(connector => connector.Id)
        .Select(connector => new ReviewRow(
            connector.Id,
            connector.ContactId,
            connector.Contact.FirstName + " " + connector.Contact.LastName,
            connector.Contact.NormalizedEmail!,
            connector.Contact.PasswordHash != null,
            connector.Contact.LockedAt != null,
            connector.Contact.CreatedById,
            connector.Contact.CreatedAt,
            connector.Contact.CredentialsById,
            connector.Contact.PasswordLinkById,
            connector.Platform.Name,
            connector.CreatedAt,
            db.Set<MobileDevice>().Count(device =>
                device.ContactId == connector.ContactId && device.PlatformId == connector.PlatformId && device.EndedAt == null),
            connector.IsHeld,
            new ReviewShown(
                connector.Privilege,
                connector.ReviewById,
                connector.ReviewSince,
                connector.Contact.UserName,
                connector.Contact.Email,
                connector.Contact.CredentialsAt)))
        .Take(Shown).ToListAsync();

    // Everybody whom the rows name, and who has taken a giver: that one may stand behind the gift.
    private async Task<Dictionary<long, ReviewPerson>> PeopleAsync(List<ReviewRow> rows)
    {
        var givers = rows.Select(row => row.Shown.ById).OfType<long>().Distinct().ToList();
        var others = rows.SelectMany(row => new[] { row.CreatedById, row.CredentialsById, row.PasswordLinkById }).OfType<long>();
        var ids = givers.Concat(others).Distinct().ToList();
        var named = db.Contacts.Where(contact => ids.Contains(contact.Id)).Select(contact => contact.Id);
        var takers = db.Contacts.Where(contact => givers.Contains(contact.Id) && contact.CredentialsById != null)
            .Select(contact => contact.CredentialsById!.Value);
        return ids.Count == 0
            ? []
            : await db.Contacts.Where(contact => named.Union(takers).Contains(contact.Id))
                .Select(contact => new ReviewPerson(
                    contact.Id,
                    contact.FirstName + " " + contact.LastName + " (" + contact.UserName + ")",
                    contact.NormalizedEmail!,
                    contact.Roles.Any(held => held.Role.IsAdministrator),
                    contact.CredentialsById,
                    contact.CredentialsAt))
                .ToDictionaryAsync(person => person.Id);
    }

    private async Task<string> NameAsync(long? id) =>
        (id is { } known ? await db.FindNameWithLoginAsync(known) : null) ?? T("Review_Gone");
}
