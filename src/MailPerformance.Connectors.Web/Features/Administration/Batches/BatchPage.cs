using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>Reads batches: a page of those that the reader may see, and one with a page of its contacts.</summary>
public sealed class BatchPage(ConnectorsDbContext db, CurrentAccount current, BatchService batches, ImportPage imports, TimeProvider time)
{
    private SignedInContact Me => current.Contact!;

    public async Task<BatchListViewModel> ReadAsync(long? before)
    {
        IQueryable<Contact> contacts = db.Contacts;
        var found = await (before is null ? batches.Mine : batches.Mine.Where(batch => batch.Id < before))
            .Where(batch => batch.ItemCount > 0 && batch.Action != null)
            .OrderByDescending(batch => batch.Id)
            .Take(Me.RowsPerTable + 1)
            .Select(batch => new BatchRow(
                batch,
                contacts.Where(contact => contact.Id == batch.StartedById)
                    .Select(contact => contact.FirstName + " " + contact.LastName).FirstOrDefault()))
            .AsNoTracking().ToListAsync();
        List<BatchRow> rows = [.. found.Take(Me.RowsPerTable)];
        return new BatchListViewModel(rows, found.Count > rows.Count ? BatchAddresses.Before(rows[^1].Batch.Id) : null);
    }

    /// <summary>Null: there is none that the reader may see.</summary>
    /// <param name="form">What was chosen, and is to be mended; null: nothing yet.</param>
    public async Task<BatchViewModel?> FindAsync(long id, BatchOutcome? outcome, int after, BatchForm? form = null)
    {
        var found = await FoundAsync(id);
        if (found is null)
        {
            return null;
        }

        var isMine = found.Batch.StartedById == Me.Actor.ContactId;
        var rows = IsImport(found.Batch)
            ? await imports.ItemsAsync(found.Batch, outcome, after, Me.RowsPerTable + 1)
            : await ItemsAsync(id, outcome, after);
        var shown = rows.Take(Me.RowsPerTable).ToList();
        return new BatchViewModel(
            found.Batch,
            found.By,
            found.Counts,
            shown,
            outcome,
            rows.Count > shown.Count ? BatchAddresses.Items(id, outcome, shown[^1].Number) : null,
            found.HasQuestion,
            isMine,
            found.Undo,
            isMine && MayChoose(found.Batch, form) ? await ChoicesAsync(form ?? new BatchForm()) : null,
            RemainingOf(found.Batch, found.Created + found.Changed + found.Stayed + found.Refused));
    }

    // What an import does is said by its columns.
    private static bool MayChoose(Batch batch, BatchForm? form) =>
        !IsImport(batch) && (form is not null || batch.State == BatchState.Draft);

    private static bool IsImport(Batch batch) => batch.Action is { } action && BatchActions.IsImport(action);

    private Task<Found?> FoundAsync(long id)
    {
        IQueryable<Contact> contacts = db.Contacts;
        IQueryable<BatchItem> items = db.BatchItems;
        IQueryable<Batch> all = db.Batches;
        return batches.Mine.Where(batch => batch.Id == id && batch.ItemCount > 0)
            .Select(batch => new Found
            {
                Batch = batch,
                By = contacts.Where(contact => contact.Id == batch.StartedById)
                    .Select(contact => contact.FirstName + " " + contact.LastName).FirstOrDefault(),
                Undo = all.Where(other => other.UndoOfId == batch.Id && other.ItemCount > 0)
                    .Select(other => (long?)other.Id).FirstOrDefault(),
                Waiting = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.Waiting),
                WouldChange = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.WouldChange),
                WouldStay = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.WouldStay),
                WouldBeRefused = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.WouldBeRefused),
                WouldCreate = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.WouldCreate),
                Created = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.Created),
                Changed = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.Changed),
                Stayed = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.Stayed),
                Refused = items.Count(item => item.BatchId == batch.Id && item.Outcome == BatchOutcome.Refused),
                HasQuestion = items.Any(item =>
                    item.BatchId == batch.Id && item.Outcome == BatchOutcome.WouldChange && item.Message != null),
            }).AsNoTracking().SingleOrDefaultAsync();
    }

    private async Task<List<BatchItemRow>> ItemsAsync(long id, BatchOutcome? outcome, int after)
    {
        var items = db.BatchItems.Where(item => item.BatchId == id && item.Number > after);
        var found = await ItemSubject
            .Of(db, outcome is null ? items : items.Where(item => item.Outcome == outcome), Me.Actor.ContactId)
            .OrderBy(one => one.Item.Number).Take(Me.RowsPerTable + 1).AsNoTracking().ToListAsync();
        return found.ConvertAll(one => new BatchItemRow(one));
    }

    // By what was done since the yes; null: nothing can be said yet.
    private TimeSpan? RemainingOf(Batch batch, int done) => batch is { State: BatchState.Running, RunAt: { } at } && done > 0
        ? (time.GetUtcNow().UtcDateTime - at) / done * (batch.ItemCount - done)
        : null;

    // In one command.
    private async Task<BatchChoices> ChoicesAsync(BatchForm form)
    {
        var rows = await db.Roles.Select(role => new Choice { Kind = 0, Id = role.Id, Name = role.Name!, IsBuiltIn = role.IsAdministrator })
            .Concat(db.Set<Group>().Select(label => new Choice { Kind = 1, Id = label.Id, Name = label.Name, IsBuiltIn = false }))
            .Concat(db.Set<Category>().Select(label => new Choice { Kind = 2, Id = label.Id, Name = label.Name, IsBuiltIn = false }))
            .Concat(db.Set<Segment>().Select(label => new Choice { Kind = 3, Id = label.Id, Name = label.Name, IsBuiltIn = false }))
            .Concat(db.MobilePlatforms.Where(platform => platform.Availability == PlatformAvailability.Available)
                .Select(platform => new Choice { Kind = 4, Id = platform.Id, Name = platform.Name, IsBuiltIn = false }))
            .ToListAsync();
        var all = rows.ToLookup(
            row => row.Kind, row => new SelectListItem(RoleNames.Of(row.IsBuiltIn, row.Name), FormattableString.Invariant($"{row.Id}")));
        List<SelectListItem> Of(int kind) => [.. all[kind].OrderBy(item => item.Text, StringComparer.CurrentCulture)];
        var (roles, groups, categories, segments, platforms) = (Of(0), Of(1), Of(2), Of(3), Of(4));
        return new BatchChoices(
            form,
            [
                .. Enum.GetValues<BatchAction>().Where(action => BatchChoices.IsOfferedTo(Me.Actor, action)
                    && (!BatchActions.IsOfGroup(action) || groups.Count > 0)
                    && (!BatchActions.IsOfCategory(action) || categories.Count > 0)
                    && (!BatchActions.IsOfSegment(action) || segments.Count > 0)
                    && (!BatchActions.IsOfConnector(action) || platforms.Count > 0)),
            ],
            roles, groups, categories, segments, platforms);
    }

    private sealed class Found
    {
        public required Batch Batch { get; init; }

        public string? By { get; init; }

        public long? Undo { get; init; }

        public int Waiting { get; init; }

        public int WouldChange { get; init; }

        public int WouldStay { get; init; }

        public int WouldBeRefused { get; init; }

        public int WouldCreate { get; init; }

        public int Created { get; init; }

        public int Changed { get; init; }

        public int Stayed { get; init; }

        public int Refused { get; init; }

        public bool HasQuestion { get; init; }

        public IReadOnlyDictionary<BatchOutcome, int> Counts => new Dictionary<BatchOutcome, int>
        {
            [BatchOutcome.Waiting] = Waiting,
            [BatchOutcome.WouldChange] = WouldChange,
            [BatchOutcome.WouldStay] = WouldStay,
            [BatchOutcome.WouldBeRefused] = WouldBeRefused,
            [BatchOutcome.WouldCreate] = WouldCreate,
            [BatchOutcome.Created] = Created,
            [BatchOutcome.Changed] = Changed,
            [BatchOutcome.Stayed] = Stayed,
            [BatchOutcome.Refused] = Refused,
        };
    }

    private sealed class Choice
    {
        public int Kind { get; init; }

        public long Id { get; init; }

        public required string Name { get; init; }

        public bool IsBuiltIn { get; init; }
    }
}
