using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>Does the action of a batch to one contact, by the service that a page calls.</summary>
public sealed class BatchStep(
    ConnectorsDbContext db,
    BatchMark mark,
    ContactService contacts,
    ContactRoleService roles,
    ContactLabelService labels,
    ConnectorService connectors,
    PasswordLinks links,
    ContactExtension extension,
    InvitationService invitations,
    RestoreService trash,
    IEnumerable<IBatchWork> works)
{
    /// <summary>How it ended; <see cref="WriteStatus.Done"/> with a word about why nothing was to be done.</summary>
    public async Task<(WriteStatus Status, string? Message, Effect? Effect)> RunAsync(Batch batch, BatchItem item)
    {
        if (works.FirstOrDefault(work => work.Does(batch.Action!.Value)) is { } work)
        {
            mark.Begin(item, before: null);
            return await work.RunAsync(batch, item);
        }

        var connector = BatchActions.IsOfConnector(batch.Action!.Value)
            ? await db.MobileConnectors.AsNoTracking()
                .SingleOrDefaultAsync(found => found.ContactId == item.ContactId && found.PlatformId == batch.TargetId)
            : null;
        mark.Begin(item, connector?.Privilege);
        return batch.Action switch
        {
            BatchAction.AddCategory when !await db.Set<ContactCategory>().AnyAsync(link => link.ContactId == item.ContactId) =>
                Stays("Batch_SeesAllCategories"),
            BatchAction.AddSegment when !await db.Set<ContactSegment>().AnyAsync(link => link.ContactId == item.ContactId) =>
                Stays("Batch_SeesAllSegments"),
            BatchAction.AddConnector when connector is not null => Stays("Batch_HasConnector"),
            BatchAction.ChangeConnector or BatchAction.RemoveConnector or BatchAction.InvitePhone when connector is null =>
                Stays("Batch_HasNoConnector"),
            BatchAction.InvitePhone when connector!.ActivatedAt is not null => Stays("Batch_HasPhone"),
            BatchAction.InvitePhone => Of(await invitations.InviteAsync(connector!.Id)),
            BatchAction.Extend => await ExtendAsync(item.ContactId),
            BatchAction.AddConnector => Of(await AddConnectorAsync(batch, item)),
            BatchAction.ChangeConnector => Of(await connectors.ChangePrivilegeAsync(connector!.Id, item.Before ?? batch.Privilege)),
            BatchAction.RemoveConnector => Of(await connectors.RemoveAsync(connector!.Id)),
            BatchAction.Restore => Of(await RestoreAsync(item.ContactId)),
            _ => Of(await WriteAsync(batch, item.ContactId)),
        };
    }

    private static (WriteStatus, string?, Effect?) Stays(string key) => (WriteStatus.Done, CoreTexts.Get(key), null);

    private static (WriteStatus, string?, Effect?) Of<T>(WriteResult<T> result) =>
        (result.Status, result.Errors.Count == 0 ? null : result.Errors[0].Message, result.Effect);

    private Task<WriteResult<long>> WriteAsync(Batch batch, long contactId)
    {
        var target = batch.TargetId ?? 0;
        return batch.Action switch
        {
            BatchAction.GiveRole => roles.GiveAsync(contactId, target),
            BatchAction.TakeRole => roles.TakeAwayAsync(contactId, target),
            BatchAction.AddGroup => labels.AddGroupAsync(contactId, target),
            BatchAction.RemoveGroup => labels.RemoveGroupAsync(contactId, target),
            BatchAction.AddCategory => labels.AddCategoryAsync(contactId, target),
            BatchAction.RemoveCategory => labels.RemoveCategoryAsync(contactId, target),
            BatchAction.AddSegment => labels.AddSegmentAsync(contactId, target),
            BatchAction.RemoveSegment => labels.RemoveSegmentAsync(contactId, target),
            BatchAction.Block => contacts.SetLockedAsync(contactId, true),
            BatchAction.LetIn => contacts.SetLockedAsync(contactId, false),
            BatchAction.Delete => contacts.DeleteAsync(contactId),
            BatchAction.SendLink => SendLinkAsync(contactId),
            _ => throw new InvalidOperationException($"Nobody does {batch.Action}."),
        };
    }

    private async Task<(WriteStatus, string?, Effect?)> ExtendAsync(long contactId) =>
        await db.Contacts.Where(contact => contact.Id == contactId).Select(contact => contact.ValidUntil).SingleOrDefaultAsync() is { } end
            ? Of(await extension.RunAsync(contactId, end))
            : Stays("Batch_NoEnd");

    // A platform is called by its key.
    private async Task<WriteResult<long>> AddConnectorAsync(Batch batch, BatchItem item)
    {
        var key = await db.MobilePlatforms.Where(platform => platform.Id == batch.TargetId).Select(platform => platform.Key).SingleAsync();
        return await connectors.AddAsync(key, item.ContactId, item.Before ?? batch.Privilege);
    }

    // With all that it had: it was taken away by one click for everybody.
    private async Task<WriteResult<Restored>> RestoreAsync(long contactId)
    {
        var platforms = await db.TrashItems.AsNoTracking()
            .SingleOrDefaultAsync(item => item.Kind == TrashKind.Contact && item.SubjectId == contactId) is { } kept
            ? KeptContact.Of(kept).Connectors.Select(connector => connector.PlatformId).ToHashSet()
            : [];
        return await trash.RestoreAsync(TrashKind.Contact, contactId, new RestoreChoice(null, platforms));
    }

    private async Task<WriteResult<long>> SendLinkAsync(long contactId)
    {
        var made = await links.CreateAsync(contactId, byMail: true, isOfBatch: true);
        return new WriteResult<long>(made.Status, contactId, made.Errors) { Effect = made.Effect };
    }
}
