using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>Reads what « Ajouter un connecteur » shows, in three commands.</summary>
public sealed class AddConnectorPage(ConnectorsDbContext db, CurrentAccount current, ContactSearch contacts)
{
    private const int CandidatesShown = 10;

    /// <summary>Null when no platform that takes connectors has that key.</summary>
    public async Task<AddConnectorViewModel?> ReadAsync(string platformKey, AddConnectorForm form)
    {
        var platform = await db.MobilePlatforms.AsNoTracking()
            .SingleOrDefaultAsync(found => found.Key == platformKey && found.Availability != PlatformAvailability.Retired);
        return platform is null
            ? null
            : new AddConnectorViewModel(
                platform.Key,
                platform.Name,
                platform.Availability == PlatformAvailability.Available,
                form,
                await CandidatesAsync(platform, form.Search, form.ContactId));
    }

    /// <summary>What to say of a connector that has just been added.</summary>
    /// <summary>Where the contact is invited to connect a phone; null: not yet, or no more.</summary>
    public async Task<string?> InvitationOfAsync(string platformKey, long contactId) =>
        await db.MobileConnectors.OnOpenPlatforms()
            .Where(found => found.ContactId == contactId && found.Platform.Key == platformKey && !found.IsHeld && found.ActivatedAt == null)
            .Select(found => (long?)found.Id).SingleOrDefaultAsync() is { } id
            ? ConnectorAddresses.Invitation(id)
            : null;

    public async Task<string> AddedTextAsync(string platformKey, long contactId)
    {
        var added = await db.MobileConnectors.Where(found => found.ContactId == contactId && found.Platform.Key == platformKey)
            .Select(found => new
            {
                found.Platform.Availability,
                found.Platform.Name,
                ContactName = found.Contact.FirstName + " " + found.Contact.LastName,
                found.IsHeld,
            })
            .SingleOrDefaultAsync();
        if (added is null)
        {
            return T("Connector_AlreadyRemoved");
        }

        var key = added.Availability == PlatformAvailability.Available ? "Connector_Added" : "Connector_Prepared";
        return HeldConnectors.After(T(key, added.Name, added.ContactName), added.IsHeld);
    }

    private async Task<CandidateList> CandidatesAsync(MobilePlatform platform, string? search, long? selected)
    {
        var matching = await contacts.FindAsync(search);
        var found = await ContactOrder.ByLastName.Sort(matching.Contacts, descending: false)
            .Select(contact => new
            {
                contact.Id,
                contact.FirstName,
                contact.LastName,
                contact.UserName,
                HasConnector = db.Set<MobileConnector>().Any(connector =>
                    connector.ContactId == contact.Id && connector.PlatformId == platform.Id),
                IsAdministrator = contact.Roles.Any(held => held.Role.IsAdministrator),
            })
            .Take(CandidatesShown + 1)
            .ToListAsync();
        var shown = found.Take(CandidatesShown).ToList();
        var authority = new Authority(current.Contact!.Actor);
        return new CandidateList(
            search,
            [
                .. shown.Select(contact => new Candidate(
                    contact.Id,
                    contact.FirstName,
                    contact.LastName,
                    contact.UserName!,
                    contact.HasConnector
                        ? CoreTexts.Get("Connector_AlreadyConfigured", contact.UserName!, platform.Name)
                        : authority.GrantConnector(new ContactStanding(contact.Id, contact.IsAdministrator))?.Message)),
            ],
            matching.IsCut || found.Count > CandidatesShown,
            selected);
    }
}
