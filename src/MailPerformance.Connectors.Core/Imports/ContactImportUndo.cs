using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>
/// Takes an import back: contacts that it made go to the trash, others get back what they had, each only if it is as the import left it.
/// </summary>
public sealed class ContactImportUndo(
    ConnectorsDbContext db,
    AccountWriter writer,
    InformationsService informations,
    ContactRoleService roles,
    ContactLabelService labels) : IBatchWork
{
    public bool Does(BatchAction action) => action == BatchAction.UndoImport;

    public async Task<(WriteStatus Status, string? Message, Effect? Effect)> RunAsync(Batch batch, BatchItem item)
    {
        var row = await db.ImportRows.AsNoTracking()
            .FirstOrDefaultAsync(found => found.ContactId == item.ContactId && found.BatchId == batch.UndoOfId);
        if (row?.After is not { } after)
        {
            return (WriteStatus.Invalid, CoreTexts.Get("Import_Gone"), null);
        }

        var result = await writer.RunAsync(
            write => db.FindWholeAsync(write, item.ContactId),
            (write, target) => row.Before is null ? write.Authority.Delete(target.Rights) : write.Authority.Edit(target.Rights),
            (write, target) => UndoAsync(write, target, row.Before, after));
        return result.Status == WriteStatus.NotFound
            ? (result.Status, CoreTexts.Get("Import_Gone"), null)
            : (result.Status, result.Errors.Count == 0 ? null : result.Errors[0].Message, result.Effect);
    }

    private async Task<WriteResult<long>> UndoAsync(
        AccountWrite write, ContactTarget target, ImportSnapshot? before, ImportSnapshot after)
    {
        var contact = target.Contact;
        var now = ImportSubjects.SnapshotOf(contact, write.Account.Code, await db.PrivilegesOfAsync(write, contact.Id));
        if (!after.IsStill(now))
        {
            return WriteResult.Invalid<long>("", "Import_ChangedSince");
        }

        if (before is null)
        {
            if (contact.PasswordHash is not null)
            {
                return WriteResult.Invalid<long>("", "Import_HasPassword");
            }

            db.Contacts.Remove(contact);
            return WriteResult.Done(contact.Id);
        }

        return await RestoreAsync(write, target, before, after);
    }

    private async Task<WriteResult<long>> RestoreAsync(
        AccountWrite write, ContactTarget target, ImportSnapshot before, ImportSnapshot after)
    {
        var contact = target.Contact;
        if (before.PendingEmail != after.PendingEmail)
        {
            contact.EndPendingEmail();
            contact.Touch(write);
        }

        var changed = after.Connectors.Where(one => before.Connectors.GetValueOrDefault(one.Key) != one.Value)
            .ToDictionary(one => one.Key, one => before.Connectors.TryGetValue(one.Key, out var had)
                ? ConnectorChoice.Of(had)
                : ConnectorChoice.None);
        var details = new ContactDetails();
        details.TakeFrom(before.Details);
        var result = await informations.UpdateAsync(
            write, target, new ContactEdit(details, null, changed.Count == 0 ? null : changed, null));
        if (result.IsDone && !before.Roles.SequenceEqual(after.Roles))
        {
            result = await roles.SetAsync(write, contact, before.Roles.ToHashSet(), after.Roles.ToHashSet());
        }

        if (result.IsDone && !before.Groups.SequenceEqual(after.Groups))
        {
            result = await labels.SetGroupsAsync(write, target, before.Groups.ToHashSet());
        }

        if (result.IsDone && !before.Categories.SequenceEqual(after.Categories))
        {
            result = await labels.SetCategoriesAsync(write, target, before.Categories.ToHashSet());
        }

        return result.IsDone && !before.Segments.SequenceEqual(after.Segments)
            ? await labels.SetSegmentsAsync(write, target, before.Segments.ToHashSet())
            : result;
    }
}
