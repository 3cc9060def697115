using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Creates, edits, blocks and deletes contacts. Their roles and labels are <see cref="ContactRoleService"/> and <see cref="Labels.ContactLabelService"/>.</summary>
public sealed class ContactService(ConnectorsDbContext db, AccountWriter writer, CoverageGuard coverage)
{
    /// <summary>
    /// Creates a contact without a password; it gets its first one through a one-time link (rule 15).
    /// </summary>
    /// <param name="creationKey">The same key and login a second time answer with the contact that the first one created.</param>
    public Task<WriteResult<long>> CreateAsync(
        ContactDetails details,
        IReadOnlyDictionary<string, ConnectorChoice> connectors,
        Guid creationKey) =>
        writer.RunAsync(
            async write =>
            {
                if (write.Authority.Create() is { } denial)
                {
                    return WriteResult.Forbidden<long>(denial);
                }

                details.Tidy();
                var created = await db.Contacts.Where(contact => contact.CreationKey == creationKey)
                    .Select(contact => new { contact.Id, contact.NormalizedUserName }).SingleOrDefaultAsync();
                if (created is not null && created.NormalizedUserName == NormalizedText.Of(write.Account.Code + details.LoginName))
                {
                    return WriteResult.Done(created.Id);
                }

                var errors = await ErrorsAsync(write, details, existing: null, isAdministrator: false);
                errors.AddRange(connectors.Where(choice => choice.Value is { Enabled: true, Privilege: null }).Select(choice =>
                    new WriteError(ConnectorField(choice.Key), CoreTexts.Get("Connector_PrivilegeMissing"))));
                if (errors.Count > 0)
                {
                    return WriteResult.Invalid<long>(errors);
                }

                var contact = NewContact(details, write.Account, write.Now);
                contact.CreatedById = contact.UpdatedById = write.Actor.ContactId;

                // Back in the browser and another login typed: another contact, whatever key the old page still carries.
                contact.CreationKey = created is null ? creationKey : null;
                db.Contacts.Add(contact);

                var rights = new ContactRights(0, false, [], write.Actor.ContactId, false);
                if (await ApplyConnectorsAsync(write, contact, rights, connectors) is { } refused)
                {
                    return refused;
                }

                // The id is known only when saved; the transaction is still open and takes it back if anything fails.
                await db.SaveChangesAsync();
                return WriteResult.Done(contact.Id);
            },
            nameof(ContactDetails.LoginName));

    /// <summary>Saves the page « Informations ». The contact's own answer when the same save comes twice is Done.</summary>
    public Task<WriteResult<long>> UpdateAsync(long contactId, ContactEdit edit) =>
        writer.RunAsync(
            async write =>
            {
                var contact = await FindAsync(contactId);
                if (contact is null)
                {
                    return WriteResult.NotFound<long>();
                }

                await coverage.WatchAsync(write);
                var rights = (await db.FindContactRightsAsync(contactId))!;
                if (edit.Details is not null && await ApplyDetailsAsync(write, contact, rights, edit) is { } refused)
                {
                    return refused;
                }

                if (edit.Connectors is null)
                {
                    return WriteResult.Done(contactId);
                }

                var present = await PresentConnectorsAsync(contact, edit.Connectors.Keys);
                if (SameChoices(edit.Connectors, present))
                {
                    return WriteResult.Done(contactId);
                }

                if (edit.OriginalConnectors is not null && edit.OriginalConnectors.Any(shown =>
                    present.TryGetValue(shown.Key, out var now) && !Same(shown.Value, now)))
                {
                    return WriteResult.Conflict<long>();
                }

                return await ApplyConnectorsAsync(write, contact, rights, edit.Connectors) ?? WriteResult.Done(contactId);
            },
            nameof(ContactDetails.LoginName));

    /// <summary>Blocks the contact, or lets it in again. Blocking twice is blocking once.</summary>
    public Task<WriteResult<long>> SetLockedAsync(long contactId, bool locked) =>
        writer.RunAsync(async write =>
        {
            var contact = await FindAsync(contactId);
            if (contact is null)
            {
                return WriteResult.NotFound<long>();
            }

            if (write.Authority.Lock((await db.FindContactRightsAsync(contactId))!) is { } denial)
            {
                return WriteResult.Forbidden<long>(denial);
            }

            var isLocked = contact.LockedAt is not null;
            if (locked ? isLocked : !isLocked && contact.LockoutEnd is null)
            {
                return WriteResult.Done(contactId);
            }

            await LastAdministrator.KeepAsync(db, write, contactId);
            await coverage.WatchAsync(write);
            if (locked)
            {
                contact.Block(write.Now);
            }
            else
            {
                contact.LetIn();
            }

            Touch(write, contact);
            return WriteResult.Done(contactId);
        });

    /// <summary>Deletes the contact with its connectors, roles and labels.</summary>
    public Task<WriteResult<long>> DeleteAsync(long contactId) =>
        writer.RunAsync(async write =>
        {
            var contact = await FindAsync(contactId);
            if (contact is null)
            {
                return WriteResult.NotFound<long>();
            }

            if (write.Authority.Delete((await db.FindContactRightsAsync(contactId))!) is { } denial)
            {
                return WriteResult.Forbidden<long>(denial);
            }

            await LastAdministrator.KeepAsync(db, write, contactId);
            await coverage.WatchAsync(write);
            db.Contacts.Remove(contact);
            return WriteResult.Done(contactId);
        });

    internal static Contact NewContact(ContactDetails details, Account account, DateTime now)
    {
        var contact = new Contact
        {
            AccountId = account.Id,
            LastName = "",
            FirstName = "",
            Language = account.DefaultLanguage,
            TimeZone = account.DefaultTimeZone,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        details.ApplyTo(contact, account.Code);
        return contact;
    }

    private static bool SameChoices(
        IReadOnlyDictionary<string, ConnectorChoice> some,
        Dictionary<string, ConnectorChoice> present) =>
        some.Count == present.Count && some.All(pair => present.TryGetValue(pair.Key, out var other) && Same(pair.Value, other));

    // Without a tick, a privilege that a page happened to post means nothing.
    private static bool Same(ConnectorChoice one, ConnectorChoice other) =>
        one.Enabled == other.Enabled && (!one.Enabled || one.Privilege == other.Privilege);

    private static string ConnectorField(string platformKey) => $"Connectors[{platformKey}].Privilege";

    private static void Touch(AccountWrite write, Contact contact)
    {
        contact.UpdatedAt = write.Now;
        contact.UpdatedById = write.Actor.ContactId;
    }

    private Task<Contact?> FindAsync(long contactId) =>
        db.Contacts
            .Include(contact => contact.Connectors)
            .Include(contact => contact.SearchTerms)
            .Include(contact => contact.Devices.Where(device => device.EndedAt == null))
            .AsSplitQuery()
            .SingleOrDefaultAsync(contact => contact.Id == contactId);

    private async Task<WriteResult<long>?> ApplyDetailsAsync(AccountWrite write, Contact contact, ContactRights rights, ContactEdit edit)
    {
        var details = edit.Details!;
        details.Tidy();
        if (write.Authority.Edit(rights) is { } denial)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        var present = ContactDetails.Of(contact, write.Account.Code);
        var changes = details.DifferencesFrom(present);
        if (changes.Count == 0)
        {
            return null;
        }

        if (edit.OriginalDetails is not null && edit.OriginalDetails.DifferencesFrom(present).Count > 0)
        {
            return WriteResult.Conflict<long>();
        }

        if (changes.Any(name => name is nameof(ContactDetails.LoginName) or nameof(ContactDetails.Email))
            && write.Authority.EditCredentials(rights) is { } credentialsDenial)
        {
            return WriteResult.Forbidden<long>(credentialsDenial);
        }

        if (await ErrorsAsync(write, details, contact, rights.IsAdministrator) is { Count: > 0 } errors)
        {
            return WriteResult.Invalid<long>(errors);
        }

        await LastAdministrator.KeepAsync(db, write, contact.Id, nameof(ContactDetails.ValidUntil));
        details.ApplyTo(contact, write.Account.Code);
        Touch(write, contact);
        return null;
    }

    private async Task<List<WriteError>> ErrorsAsync(
        AccountWrite write,
        ContactDetails details,
        Contact? existing,
        bool isAdministrator)
    {
        var errors = new ContactDetailsValidator().Validate(details).Errors
            .Select(failure => new WriteError(failure.PropertyName, failure.ErrorMessage))
            .ToList();
        if (TimeZones.Exists(details.TimeZone) && ValidityRule.Check(details, existing, isAdministrator, write) is { } validity)
        {
            errors.Add(validity);
        }

        var login = NormalizedText.Of(write.Account.Code + details.LoginName);
        if (errors.All(error => error.Field != nameof(ContactDetails.LoginName)) && await db.Contacts.AnyAsync(contact => contact.NormalizedUserName == login && (existing == null || contact.Id != existing.Id)))
        {
            errors.Add(new WriteError(
                nameof(ContactDetails.LoginName), CoreTexts.Get("Contact_LoginTaken", write.Account.Code + details.LoginName)));
        }

        return errors;
    }

    private async Task<WriteResult<long>?> ApplyConnectorsAsync(
        AccountWrite write,
        Contact contact,
        ContactRights rights,
        IReadOnlyDictionary<string, ConnectorChoice> choices)
    {
        var platforms = await db.MobilePlatforms.ToDictionaryAsync(platform => platform.Key);
        foreach (var (key, choice) in choices)
        {
            var field = ConnectorField(key);
            if (!platforms.TryGetValue(key, out var platform))
            {
                return WriteResult.Invalid<long>(field, "Connector_PlatformUnknown", key);
            }

            if (ConnectorChanges.Apply(write, contact, rights, platform, choice, field) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private async Task<Dictionary<string, ConnectorChoice>> PresentConnectorsAsync(Contact contact, IEnumerable<string> platformKeys)
    {
        var keys = await db.MobilePlatforms.ToDictionaryAsync(platform => platform.Id, platform => platform.Key);
        var present = contact.Connectors.ToDictionary(
            connector => keys[connector.PlatformId], connector => ConnectorChoice.Of(connector.Privilege));
        return platformKeys.ToDictionary(key => key, key => present.GetValueOrDefault(key, ConnectorChoice.None));
    }
}
