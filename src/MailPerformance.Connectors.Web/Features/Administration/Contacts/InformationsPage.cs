using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads what the page « Informations » shows, in two commands, and one more of a contact without a password.</summary>
public sealed class InformationsPage(
    ConnectorsDbContext db, CurrentAccount current, PasswordLinks links, FirstLinkReader firstLinks, TimeProvider time)
{
    public ContactFieldTexts FieldTexts => new(current.Contact!.AccountCode, Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>« Nouveau contact », filled with the account's defaults when no form was posted.</summary>
    public async Task<InformationsViewModel> NewAsync(InformationsForm? posted)
    {
        var account = await db.Accounts.SingleAsync();
        var zone = posted?.TimeZone is { } chosen && TimeZones.Exists(chosen) ? chosen : account.DefaultTimeZone;
        var latest = ValidityRule.Latest(account, zone, Now);
        return new InformationsViewModel
        {
            Form = posted ?? new InformationsForm
            {
                Language = account.DefaultLanguage,
                TimeZone = account.DefaultTimeZone,
                RowsPerTable = account.DefaultRowsPerTable,
                ValidUntil = latest,
                CreationKey = Guid.NewGuid(),
            },
            Platforms = (await PlatformsAsync(ContactStanding.New, validUntil: null)).Platforms,
            LatestValidUntil = latest,
            MaxValidityDays = account.MaxValidityDays,
        };
    }

    /// <summary>Null when the account has no such contact.</summary>
    public async Task<InformationsViewModel?> ReadAsync(long contactId)
    {
        var me = current.Contact!;
        var authority = new Authority(me.Actor);
        var contacts = db.Contacts.AsNoTracking().Include(contact => contact.Account);
        if (await db.FindWithRightsAsync(contacts, contactId, me.Actor.ContactId) is not var (contact, rights))
        {
            return null;
        }

        var details = ContactDetails.Of(contact, me.AccountCode);
        var (platforms, keptOutBy) = await PlatformsAsync(rights, contact.ValidUntil);
        var limits = InformationsLimits.Of(authority, rights, platforms.Any(platform => platform.Present is not null));
        return new InformationsViewModel
        {
            Header = ContactHeader.Of(contact, keptOutBy, rights, me.Actor),
            Form = FormOf(details, platforms, limits.Edit is null),
            Limits = limits,
            Platforms = platforms,
            LatestValidUntil = ValidityRule.Latest(contact.Account, contact.TimeZone, Now),
            MaxValidityDays = contact.Account.MaxValidityDays,
            IsAdministrator = rights.IsAdministrator,
            PendingEmail = limits.Edit is null ? PendingEmailOf(contact, limits.Credentials is null) : null,
            Extension = limits is { Edit: null, EndDate: null } ? ExtensionOf(contact) : null,
            FirstLink = rights.HasPassword || limits.Edit is not null
                ? null
                : await firstLinks.ReadAsync(
                    contactId, authority.MakeLink(rights, platforms.Any(platform => platform.Present is not null))),
        };
    }

    /// <summary>
    /// What a post of the page must know: what it may not change, and how that stands. Of an administrator's nothing, whatever the contact,
    /// so nothing is read; whether there is such a contact, the write says. Null: there is none.
    /// </summary>
    public async Task<(InformationsLimits Limits, ContactDetails? Present)?> ReadForPostAsync(long contactId)
    {
        var actor = current.Contact!.Actor;
        if (actor.IsAdministrator)
        {
            return (InformationsLimits.None, null);
        }

        if (await db.FindWithRightsAsync(db.Contacts.AsNoTracking(), contactId, actor.ContactId) is not { } found)
        {
            return null;
        }

        // Only whoever may not give connectors is asked whether there are any.
        var hasConnectors = !actor.Holds(Permissions.MobileConnectors)
            && await db.MobileConnectors.AnyAsync(connector => connector.ContactId == contactId);
        return (
            InformationsLimits.Of(new Authority(actor), found.Rights, hasConnectors),
            ContactDetails.Of(found.Contact, current.Contact.AccountCode));
    }

    /// <summary>What to say of a contact that has just been saved.</summary>
    /// <param name="saved">Its details, as they are now.</param>
    public async Task<string> SavedTextAsync(long contactId, ContactDetails saved)
    {
        var isHeld = !current.Contact!.Actor.IsAdministrator
            && await db.MobileConnectors.AnyAsync(connector => connector.ContactId == contactId && connector.IsHeld);
        return HeldConnectors.After(T("Saved_Named", saved.FirstName + " " + saved.LastName), isHeld);
    }

    /// <summary>The contact's connector that was removed last; null: none can come back.</summary>
    public Task<long?> RemovedConnectorAsync(long contactId) => db.TrashItems
        .Where(item => item.ContactId == contactId && item.Kind == TrashKind.Connector)
        .OrderByDescending(item => item.DeletedAt).Select(item => (long?)item.SubjectId).FirstOrDefaultAsync();

    /// <summary>What to say of a contact that has just been created, with or without a link.</summary>
    public async Task<string> CreatedTextAsync(long contactId, bool hasLink)
    {
        var saved = await SavedAsync(contactId);
        var text = hasLink && links.GoByMail ? T("Contact_CreatedMailed", saved.Name, saved.Email) : T("Contact_Created", saved.Name);
        return HeldConnectors.After(text, saved.IsHeld);
    }

    /// <summary>Who changed the contact last, for the page that tells of it.</summary>
    public async Task<(string? Name, DateTime At)> LastChangeAsync(long contactId)
    {
        var change = await db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => new
            {
                contact.UpdatedAt,
                By = db.Set<Contact>().Where(by => by.Id == contact.UpdatedById)
                    .Select(by => by.FirstName + " " + by.LastName).FirstOrDefault(),
            })
            .SingleAsync();
        return (change.By, change.UpdatedAt);
    }

    private ExtensionViewModel? ExtensionOf(Contact contact) =>
        contact is { ValidUntil: { } present, AccessEndsAt: { } end } && end <= Now.AddDays(ContactFilters.SoonDays + 1)
        && ContactExtension.DayOf(contact, contact.Account, Now) is { } day
            ? new ExtensionViewModel(contact.Id, present, day, end <= Now)
            : null;

    private PendingEmail? PendingEmailOf(Contact contact, bool mayChange) => PendingEmail.Of(
        contact.PendingEmail,
        contact.PendingEmailAt,
        Now,
        mayChange ? ContactAddresses.SendEmail(contact.Id) : null,
        mayChange ? ContactAddresses.TakeEmailBack(contact.Id) : null);

    // Administrators are told of what waits where they give their yes.
    private async Task<(string Name, string Email, bool IsHeld)> SavedAsync(long contactId)
    {
        var saved = await db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => new
            {
                Name = contact.FirstName + " " + contact.LastName,
                contact.Email,
                IsHeld = db.Set<MobileConnector>().Any(connector => connector.ContactId == contactId && connector.IsHeld),
            })
            .SingleAsync();
        return (saved.Name, saved.Email!, saved.IsHeld && !current.Contact!.Actor.IsAdministrator);
    }

    private static InformationsForm FormOf(ContactDetails details, IReadOnlyList<PlatformOption> platforms, bool mayEdit)
    {
        var present = platforms.Where(platform => platform.MayChange).ToDictionary(
            platform => platform.Key,
            platform => platform.Present is { } privilege ? ConnectorChoice.Of(privilege) : ConnectorChoice.None);
        var form = new InformationsForm
        {
            Connectors = present.ToDictionary(
                pair => pair.Key, pair => new ConnectorForm { Enabled = pair.Value.Enabled, Privilege = pair.Value.Privilege }),
            Original = Original.Write(new InformationsOriginal(mayEdit ? details : null, present)),
        };
        form.TakeFrom(details);
        return form;
    }

    // With what keeps the contact out: each platform's row says it.
    private async Task<(IReadOnlyList<PlatformOption> Platforms, KeptOutBy? KeptOutBy)> PlatformsAsync(
        ContactStanding standing, DateOnly? validUntil)
    {
        var me = current.Contact!;
        var authority = new Authority(me.Actor);
        var access = db.Contacts.Where(contact => contact.Id == standing.ContactId).WithAccess(Now).Select(one => one.KeptOutBy);
        var own = db.MobileConnectors.Where(connector => connector.ContactId == standing.ContactId).WithState(Now);
        var rows = await (
            from platform in db.MobilePlatforms
            from one in own.Where(one => one.Connector.PlatformId == platform.Id).DefaultIfEmpty()
            orderby platform.Position
            select new
            {
                platform.Key,
                platform.Name,
                platform.Availability,
                Privilege = (ConnectorPrivilege?)one.Connector.Privilege,
                State = (ConnectorState?)one.State,
                ToReviewId = one.Connector.ReviewSince == null ? null : (long?)one.Connector.Id,
                one.SuspendedBy,
                one.Connector.ActivatedAt,
                KeptOutBy = access.FirstOrDefault(),
            })
            .ToListAsync();
        PlatformOption[] platforms =
        [
            .. rows
                .Where(row => row.Availability != PlatformAvailability.Retired || row.Privilege is not null)
                .Select(row => new PlatformOption(
                    row.Key,
                    row.Name,
                    row.Availability,
                    row.Privilege,
                    row.State,
                    row.ToReviewId,
                    Suspension.TextOf(row.SuspendedBy, validUntil),
                    row.ActivatedAt,
                    GrantReason(row.Availability, row.Privilege is not null, me, authority.GrantConnector(standing)),
                    authority.ReduceConnector(standing)?.Message)),
        ];
        return (platforms, rows.Select(row => row.KeptOutBy).FirstOrDefault());
    }

    // A connector that waits is prepared where the list says so, not by ticking a box that looks like the others.
    private static string? GrantReason(PlatformAvailability availability, bool isPresent, SignedInContact me, Denial? denial) =>
        availability switch
        {
            PlatformAvailability.ComingSoon when !isPresent => T("Platform_ComingSoon"),
            PlatformAvailability.Retired => T("Platform_Retired"),
            _ when denial is not null => denial.Message,
            _ => me.MobileConnectorsEnabled ? null : T("Connectors_OptionOffShort"),
        };
}
