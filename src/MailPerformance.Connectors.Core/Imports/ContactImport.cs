using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// Brings a contact to what a row of a file says: its details, roles, labels and connectors, all or nothing, in one write by the services
/// that pages call.
/// </summary>
public sealed class ContactImport(
    ConnectorsDbContext db,
    CurrentAccount current,
    AccountWriter writer,
    BatchMark mark,
    EffectPreview preview,
    InformationsService informations,
    ContactRoleService roles,
    ContactLabelService labels) : IBatchWork
{
    private readonly ImportNames _names = new(db);
    private List<ImportChange> _changes = [];

    public bool Does(BatchAction action) => action == BatchAction.Import;

    public async Task<(WriteStatus Status, string? Message, Effect? Effect)> RunAsync(Batch batch, BatchItem item)
    {
        var (import, row) = await db.RowOfAsync(item);
        var code = current.Contact!.AccountCode;
        var wanted = ImportedContact.Read(import, row.Cells, code);
        if (wanted.Errors.Count > 0)
        {
            return (WriteStatus.Invalid, string.Join(' ', wanted.Errors), null);
        }

        row.Key = NormalizedText.Of(code + wanted.LoginName);
        if (await EarlierAsync(row) is { } line)
        {
            return (WriteStatus.Invalid, CoreTexts.Get("Import_Twice", line), null);
        }

        var result = await WriteAsync(row, wanted);
        await KeepAsync(row);
        var message = result.Errors.Count == 0 ? null : string.Join(' ', result.Errors.Select(error => error.Message));
        return (result.Status, message, result.Effect);
    }

    // The rows are looked at one after another when they are foreseen, so those before have said what they are about.
    private async Task<int?> EarlierAsync(ImportRow row)
    {
        await db.RowOf(row).ExecuteUpdateAsync(set => set.SetProperty(found => found.Key, row.Key));
        return await db.EarlierThan(row).Select(found => (int?)found.Line).FirstOrDefaultAsync();
    }

    private async Task<WriteResult<long>> WriteAsync(ImportRow row, ImportedContact wanted)
    {
        try
        {
            return await writer.RunAsync(
                write => db.FindSubjectAsync(write, row.Key!),
                (write, subject) => subject.Target is not { } target ? write.Authority.Create()
                    : wanted.HasDetails || wanted.Names.Count > 0 ? write.Authority.Edit(target.Rights)
                    : write.Authority.Needs(Permissions.MobileConnectors),
                (write, subject) => subject.Target is { } target
                    ? ChangeAsync(write, row, target, wanted)
                    : CreateAsync(write, row, wanted),
                nameof(ContactDetails.LoginName));
        }
        catch (UnknownNameException unknown)
        {
            db.ChangeTracker.Clear();
            return WriteResult.Invalid<long>("", "Import_UnknownName", unknown.Message);
        }
    }

    private async Task<WriteResult<long>> CreateAsync(AccountWrite write, ImportRow row, ImportedContact wanted)
    {
        var account = write.Account;
        var details = new ContactDetails
        {
            LoginName = wanted.LoginName,
            Language = account.DefaultLanguage,
            TimeZone = account.DefaultTimeZone,
            RowsPerTable = account.DefaultRowsPerTable,
        };
        wanted.ApplyTo(details);
        details.ValidUntil ??= TimeZones.Exists(details.TimeZone) ? ValidityRule.Latest(account, details.TimeZone!, write.Now) : null;
        var choices = wanted.Connectors.ToDictionary(one => one.Key, one => ConnectorChoice.Of(one.Value));
        var (contact, refused) = await informations.MakeAsync(write, details, choices);
        if (contact is null)
        {
            return refused!;
        }

        _changes = Differences(new ContactDetails(), details);
        var target = new ContactTarget(contact, ContactRightsReader.OfNew(write.Actor));
        if (await SetNamesAsync(write, target, wanted) is { } no)
        {
            return no;
        }

        _changes.AddRange(wanted.Connectors.Select(one => ConnectorChange(one.Key, null, one.Value)));
        var (changes, after) = (_changes, ImportSubjects.SnapshotOf(contact, account.Code, wanted.Connectors));
        mark.Follow(isCreation: true, marked => marked.Insert<ImportRow>(() => KeepAsync(row, contact.Id, changes, null, after)));
        return WriteResult.Done(() => contact.Id);
    }

    private async Task<WriteResult<long>> ChangeAsync(AccountWrite write, ImportRow row, ContactTarget target, ImportedContact wanted)
    {
        var contact = target.Contact;
        row.ContactId = contact.Id;
        var had = await db.PrivilegesOfAsync(write, contact.Id);
        var before = ImportSubjects.SnapshotOf(contact, write.Account.Code, had);
        var edit = new ContactEdit(
            wanted.HasDetails ? DetailsOf(contact, write.Account.Code, wanted) : null,
            null,
            wanted.Connectors.Count == 0 ? null : wanted.Connectors.ToDictionary(one => one.Key, one => ConnectorChoice.Of(one.Value)),
            null);
        _changes = edit.Details is null ? [] : Differences(before.Details!, edit.Details);
        if (await informations.UpdateAsync(write, target, edit) is { IsDone: false } refused)
        {
            return refused;
        }

        if (await SetNamesAsync(write, target, wanted) is { } no)
        {
            return no;
        }

        _changes.AddRange(wanted.Connectors.Where(one => had.GetValueOrDefault(one.Key) != one.Value)
            .Select(one => ConnectorChange(one.Key, had.TryGetValue(one.Key, out var now) ? now : null, one.Value)));
        var has = new Dictionary<string, ConnectorPrivilege>(had);
        foreach (var (key, privilege) in wanted.Connectors)
        {
            has[key] = privilege;
        }

        var (changes, after) = (_changes, ImportSubjects.SnapshotOf(contact, write.Account.Code, has));
        mark.Follow(isCreation: false, marked => marked.Insert<ImportRow>(() => KeepAsync(row, contact.Id, changes, before, after)));
        return WriteResult.Done(contact.Id);
    }

    // An e-mail that waits for its mailbox is wanted already.
    private static ContactDetails DetailsOf(Contact contact, string accountCode, ImportedContact wanted)
    {
        var details = ContactDetails.Of(contact, accountCode);
        wanted.ApplyTo(details);
        details.Tidy();
        if (details.Email == contact.PendingEmail)
        {
            details.Email = contact.Email;
        }

        return details;
    }

    // Null: all is done, else why not.
    private async Task<WriteResult<long>?> SetNamesAsync(AccountWrite write, ContactTarget target, ImportedContact wanted)
    {
        foreach (var (field, cell) in wanted.Names)
        {
            var held = HeldOf(target.Contact, field);
            var (ids, names) = await _names.FindAsync(field, cell, held);
            if (held.SetEquals(ids))
            {
                continue;
            }

            _changes.Add(new ImportChange(field, Say(held), Say(ids)));
            var result = await (field switch
            {
                ImportFields.Roles => roles.SetAsync(write, target.Contact, ids, held),
                ImportFields.Groups => labels.SetGroupsAsync(write, target, ids),
                ImportFields.Categories => labels.SetCategoriesAsync(write, target, ids),
                _ => labels.SetSegmentsAsync(write, target, ids),
            });
            if (!result.IsDone)
            {
                return result;
            }

            string? Say(HashSet<long> some) =>
                some.Count == 0 ? null : string.Join(", ", some.Select(id => names[id]).Order(StringComparer.Ordinal));
        }

        return null;
    }

    private static HashSet<long> HeldOf(Contact contact, string field) => field switch
    {
        ImportFields.Roles => [.. contact.Roles.Select(held => held.RoleId)],
        ImportFields.Groups => [.. contact.Groups.Select(link => link.LabelId)],
        ImportFields.Categories => [.. contact.Categories.Select(link => link.LabelId)],
        _ => [.. contact.Segments.Select(link => link.LabelId)],
    };

    private static List<ImportChange> Differences(ContactDetails before, ContactDetails after) =>
        [.. after.DifferencesFrom(before).Select(field => new ImportChange(field.Name, TextOf(field, before), TextOf(field, after)))];

    private static string? TextOf(ContactField field, ContactDetails details) => field.ValueIn(details) switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static ImportChange ConnectorChange(string platform, ConnectorPrivilege? before, ConnectorPrivilege after) =>
        new(ImportFields.ConnectorOf(platform), before?.ToString(), after.ToString());

    // In the write itself.
    private Task KeepAsync(ImportRow row, long contactId, List<ImportChange> changes, ImportSnapshot? before, ImportSnapshot after) =>
        KeepAsync(row, contactId, set => set
            .SetProperty(found => found.ContactId, contactId)
            .SetProperty(found => found.Changes, changes)
            .SetProperty(found => found.Before, before)
            .SetProperty(found => found.After, after));

    // What a rehearsal has seen; a write has kept it by itself.
    private Task KeepAsync(ImportRow row) => !preview.IsRehearsal ? Task.CompletedTask : KeepAsync(
        row,
        row.ContactId ?? 0,
        set => set.SetProperty(found => found.ContactId, row.ContactId).SetProperty(found => found.Changes, _changes));

    private async Task KeepAsync(
        ImportRow row, long contactId, Action<UpdateSettersBuilder<ImportRow>> set)
    {
        await db.RowOf(row).ExecuteUpdateAsync(set);
        await db.BatchItems.Where(item => item.BatchId == row.BatchId && item.Number == row.Number)
            .ExecuteUpdateAsync(item => item.SetProperty(found => found.ContactId, contactId));
    }
}
