using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>Reads « Connecteurs à vérifier ».</summary>
public sealed class ReviewPage(ConnectorsDbContext db)
{
    /// <summary>The oldest; the next ones come up when these are done.</summary>
    private const int Shown = 50;

    public async Task<ReviewsViewModel> ReadAsync() => new(await db.MobileConnectors.ToReview().ThenBy(connector => connector.Id)
        .Select(connector => new ReviewRow(
            connector.Id,
            connector.ContactId,
            connector.Contact.FirstName + " " + connector.Contact.LastName,
            connector.Platform.Name,
            connector.IsHeld,
            db.Set<Contact>().Where(by => by.Id == connector.ReviewById)
                .Select(by => by.FirstName + " " + by.LastName + " (" + by.UserName + ")").FirstOrDefault(),
            connector.Contact.CreatedById == connector.ReviewById,
            new ReviewShown(
                connector.Privilege,
                connector.ReviewById,
                connector.ReviewSince,
                connector.Contact.UserName,
                connector.Contact.Email,
                connector.Contact.CredentialsAt)))
        .Take(Shown).ToListAsync());

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

    private async Task<string> NameAsync(long? id) =>
        (id is { } known ? await db.FindNameWithLoginAsync(known) : null) ?? T("Review_Gone");
}
