using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Saves the page « Informations »: a contact's details and its connectors, in one write.</summary>
public sealed class InformationsService(
    ConnectorsDbContext db, AccountWriter writer, ContactDetailsWriter detailsWriter, Outbox outbox)
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
            write => write.Authority.Create(),
            write => CreateAsync(write, details, connectors, creationKey),
            nameof(ContactDetails.LoginName));

    /// <summary>Saves the page « Informations ». The contact's own answer when the same save comes twice is Done.</summary>
    public Task<WriteResult<long>> UpdateAsync(long contactId, ContactEdit edit) =>
        writer.RunAsync(
            write => db.FindTargetAsync(write, contactId),
            (write, target) => edit.Details is null
                ? write.Authority.Needs(Permissions.MobileConnectors)
                : write.Authority.Edit(target.Rights),
            (write, target) => UpdateAsync(write, target, edit),
            nameof(ContactDetails.LoginName));

    private async Task<WriteResult<long>> CreateAsync(
        AccountWrite write, ContactDetails details, IReadOnlyDictionary<string, ConnectorChoice> connectors, Guid creationKey)
    {
        details.Tidy();
        var created = await db.Contacts.Where(contact => contact.CreationKey == creationKey)
            .Select(contact => new { contact.Id, contact.NormalizedUserName }).SingleOrDefaultAsync();
        if (created is not null && created.NormalizedUserName == NormalizedText.Of(write.Account.Code + details.LoginName))
        {
            return WriteResult.Done(created.Id);
        }

        // Back in the browser and another login typed: another contact, whatever key the old page still carries.
        var made = await MakeAsync(write, details, connectors);
        if (made.Contact is { } contact)
        {
            contact.CreationKey = created is null ? creationKey : null;
        }

        return made.Refused ?? WriteResult.Done(() => made.Contact!.Id);
    }

    /// <summary>A new contact with its connectors, as a part of a write.</summary>
    /// <returns>The contact, else why there is none.</returns>
    internal async Task<(Contact? Contact, WriteResult<long>? Refused)> MakeAsync(
        AccountWrite write, ContactDetails details, IReadOnlyDictionary<string, ConnectorChoice> connectors)
    {
        details.Tidy();
        var errors = await detailsWriter.ErrorsAsync(write, details, existing: null, isAdministrator: false);
        errors.AddRange(connectors.Where(choice => choice.Value is { Enabled: true, Privilege: null })
            .Select(choice => new WriteError(FieldOf(choice.Key), CoreTexts.Get("Connector_PrivilegeMissing"))));
        if (errors.Count > 0)
        {
            return (null, WriteResult.Invalid<long>(errors));
        }

        var contact = ContactDetailsWriter.NewContact(details, write.Account, write.Now);
        contact.CreatedById = contact.UpdatedById = write.Actor.ById;
        db.Contacts.Add(contact);
        if (!write.Actor.IsAdministrator)
        {
            await db.InheritSightAsync(contact, write.Actor.ContactId);
        }

        var platforms = connectors.Count == 0 ? [] : await db.MobilePlatforms.ToListAsync();
        var refused = ApplyConnectors(write, contact, ContactStanding.New, new ContactConnectors(platforms, []), connectors);
        return refused is null ? (contact, null) : (null, refused);
    }

    /// <summary>Brings a contact to what is wanted, as a part of a write.</summary>
    internal async Task<WriteResult<long>> UpdateAsync(AccountWrite write, ContactTarget target, ContactEdit edit)
    {
        var contact = target.Contact;
        var has = await write.ConnectorsOfAsync(db, contact.Id);
        if (edit.Details is { } details
            && await detailsWriter.ApplyAsync(write, target, details, edit.OriginalDetails, has.Connectors.Count > 0, outbox.IsEnabled)
                is { } refused)
        {
            return refused;
        }

        if (edit.Connectors is null)
        {
            return WriteResult.Done(contact.Id);
        }

        var present = edit.Connectors.Keys.ToDictionary(key => key, key => ChoiceOf(has.Connectors, key));
        if (present.All(now => Same(edit.Connectors[now.Key], now.Value)))
        {
            return WriteResult.Done(contact.Id);
        }

        if (edit.OriginalConnectors?.Any(shown => present.TryGetValue(shown.Key, out var now) && !Same(shown.Value, now)) == true)
        {
            return WriteResult.Conflict<long>();
        }

        return ApplyConnectors(write, contact, target.Rights, has, edit.Connectors) ?? WriteResult.Done(contact.Id);
    }

    private static ConnectorChoice ChoiceOf(IReadOnlyList<MobileConnector> existing, string platformKey) =>
        existing.FirstOrDefault(connector => connector.Platform.Key == platformKey) is { } connector
            ? ConnectorChoice.Of(connector.Privilege)
            : ConnectorChoice.None;

    // Without a tick, a privilege that a page happened to post means nothing.
    private static bool Same(ConnectorChoice one, ConnectorChoice other) =>
        one.Enabled == other.Enabled && (!one.Enabled || one.Privilege == other.Privilege);

    private static string FieldOf(string platformKey) => $"Connectors[{platformKey}].Privilege";

    private WriteResult<long>? ApplyConnectors(
        AccountWrite write,
        Contact contact,
        ContactStanding standing,
        ContactConnectors has,
        IReadOnlyDictionary<string, ConnectorChoice> choices)
    {
        var changes = new ConnectorChanges(db, write, contact, standing);
        foreach (var (key, choice) in choices)
        {
            if (has.Platforms.FirstOrDefault(found => found.Key == key) is not { } platform)
            {
                return WriteResult.Invalid<long>(FieldOf(key), "Connector_PlatformUnknown", key);
            }

            var connector = has.Connectors.FirstOrDefault(found => found.PlatformId == platform.Id);
            if (changes.Apply(connector, platform, choice, FieldOf(key)) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }
}
