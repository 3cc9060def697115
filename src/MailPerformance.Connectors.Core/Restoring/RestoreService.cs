using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>Brings back what was deleted, as far as whoever does it may give it, and erases it for good.</summary>
public sealed class RestoreService(
    ConnectorsDbContext db,
    AccountWriter writer,
    IOptions<TrashOptions> options,
    ContactReturn contacts,
    RoleReturn roles,
    LabelReturn<ContactGroup, Group> groups,
    LabelReturn<ContactCategory, Category> categories,
    LabelReturn<ContactSegment, Segment> segments,
    ConnectorReturn connectors)
{
    private const int AtOnce = 100;

    public const string NameField = "Name";
    public const string PlatformsField = "Platforms";

    /// <summary>What the item may be asked for is <see cref="TrashAuthority"/>'s to say; what comes back with it is asked bit by bit.</summary>
    /// <returns>What is there again, and what was left out.</returns>
    public Task<WriteResult<Restored>> RestoreAsync(TrashKind kind, long id, RestoreChoice choice) =>
        writer.RunAsync(
            write => FindAsync(write, kind, id),
            (write, item) => write.Authority.Restore(item.Kind),
            async (write, item) =>
            {
                var result = await ReturnAsync(write, item, choice);
                if (result.IsDone)
                {
                    db.Remove(item);
                }

                return result;
            },
            NameField);

    /// <summary>Ends the way back. Whatever else there is of a contact becomes a number soon after (<see cref="Erasing"/>).</summary>
    public Task<WriteResult<long>> EraseAsync(TrashKind kind, long id) =>
        writer.RunAsync(
            write => FindAsync(write, kind, id),
            (write, _) => write.Authority.Administrate(),
            async (write, item) =>
            {
                await EraseAsync(write, [item]);
                return WriteResult.Done(id);
            });

    /// <summary>Erases what has been kept for long enough, the oldest first.</summary>
    /// <returns>How many there were; there may be more.</returns>
    internal Task<WriteResult<int>> EraseDueAsync() =>
        writer.RunAsync(
            write => write.Authority.Operate(),
            async write =>
            {
                var since = options.Value.KeptSince(write.Account, write.Now);
                var due = await db.TrashItems.Where(item => item.ErasedAt == null && item.DeletedAt <= since)
                    .OrderBy(item => item.DeletedAt).Take(AtOnce).ToListAsync();
                await EraseAsync(write, due);
                return WriteResult.Done(due.Count);
            });

    // The domain of an address may be a person's, too: with the last who has it, it is found no more.
    private async Task EraseAsync(AccountWrite write, IReadOnlyList<TrashItem> items)
    {
        var domains = items.Where(item => item.Kind == TrashKind.Contact).Select(item => KeptContact.Of(item).MailDomain).ToHashSet();
        domains.ExceptWith(await db.Contacts.Where(contact => EF.Parameter(domains).Contains(contact.MailDomain))
            .Select(contact => contact.MailDomain).Distinct().ToListAsync());
        foreach (var domain in domains)
        {
            List<string> terms = [.. SearchTerms.OfDomain(domain)];
            write.Delete(db.DomainSearchTerms.Where(term => EF.Parameter(terms).Contains(term.Term) && term.Domain == domain));
        }

        foreach (var item in items)
        {
            item.Erase(write.Now);
        }
    }

    private Task<TrashItem?> FindAsync(AccountWrite write, TrashKind kind, long id) =>
        db.TrashItems.Where(item => item.Kind == kind && item.SubjectId == id)
            .Restorable(write.Account, options.Value, write.Now).SingleOrDefaultAsync();

    private Task<WriteResult<Restored>> ReturnAsync(AccountWrite write, TrashItem item, RestoreChoice choice) => item.Kind switch
    {
        TrashKind.Contact => contacts.ReturnAsync(write, item, choice),
        TrashKind.Role => roles.ReturnAsync(write, item, choice),
        TrashKind.Group => groups.ReturnAsync(write, item, choice),
        TrashKind.Category => categories.ReturnAsync(write, item, choice),
        TrashKind.Segment => segments.ReturnAsync(write, item, choice),
        _ => connectors.ReturnAsync(write, item),
    };
}

/// <param name="Name">Another name for a role or label, where its own is taken by now; null: its own.</param>
/// <param name="PlatformIds">The connectors of a contact that come back with it.</param>
public sealed record RestoreChoice(string? Name, IReadOnlySet<long> PlatformIds)
{
    public static RestoreChoice Plain { get; } = new(null, new HashSet<long>());
}

/// <param name="ContactId">Of a connector, its contact.</param>
/// <param name="LeftOut">What did not come back and why, in the reader's language.</param>
public sealed record Restored(TrashKind Kind, long Id, string Name, long? ContactId, IReadOnlyList<string> LeftOut);
