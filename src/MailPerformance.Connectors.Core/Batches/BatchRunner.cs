using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>
/// Works on batches, some contacts of each in turn, so that a long one keeps no other waiting. What is done of a contact is known with it
/// (<see cref="BatchMark"/>), so whoever comes after a crash goes on with the next.
/// </summary>
public sealed partial class BatchRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<BatchRunner> logger)
{
    /// <summary>How long a job has for some contacts before another may take them.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    private const int AtOnce = 25;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Goes on with all batches until nothing is to be done.</summary>
    /// <returns>How many contacts were worked on.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var (all, some) = (0, 0);
        do
        {
            some = 0;
            foreach (var id in await DueAsync(cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                some += await RunSomeAsync(id, cancellation);
            }

            all += some;
        }
        while (some > 0);
        return all;
    }

    private static IQueryable<Batch> Everywhere(IServiceProvider services) =>
        services.GetRequiredService<ConnectorsDbContext>().Batches.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    private async Task<List<long>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Now;
        return await Everywhere(scope.ServiceProvider)
            .Where(batch => batch.ActiveSince > DateTime.MinValue && (batch.ClaimedUntil == null || batch.ClaimedUntil <= now))
            .OrderBy(batch => batch.ActiveSince).Select(batch => batch.Id).ToListAsync(cancellation);
    }

    private async Task<int> RunSomeAsync(long batchId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await ClaimAsync(services, batchId) is not { } batch)
        {
            return 0;
        }

        var done = 0;
        try
        {
            services.GetRequiredService<CurrentAccount>().Enter(batch.AccountId);
            var contact = await services.GetRequiredService<SignedInContacts>().FindAsync(batch.StartedById, cancellation);
            var items = contact?.Actor.AccountId == batch.AccountId ? await NextAsync(services, batch, cancellation) : [];
            if (items.Count == 0)
            {
                await EndAsync(services, batch);
                return 0;
            }

            foreach (var item in items)
            {
                cancellation.ThrowIfCancellationRequested();
                await RunAsync(batch, item, contact!);
                done++;
            }

            return done;
        }
        catch (BusyException)
        {
            LogBusy(batchId);
            return done;
        }
        finally
        {
            await ReleaseAsync(services, batch);
        }
    }

    // One of several jobs puts it off; for the others it is no longer due.
    private async Task<Batch?> ClaimAsync(IServiceProvider services, long batchId)
    {
        var (now, until) = (Now, Now + Claim);
        var claimed = await Everywhere(services)
            .Where(batch => batch.Id == batchId && batch.ActiveSince != null && (batch.ClaimedUntil == null || batch.ClaimedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(batch => batch.ClaimedUntil, until));
        return claimed == 1 ? await Everywhere(services).AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == batchId) : null;
    }

    private static Task<int> ReleaseAsync(IServiceProvider services, Batch batch) =>
        Everywhere(services).Where(found => found.Id == batch.Id && found.ClaimedUntil == batch.ClaimedUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.ClaimedUntil, (DateTime?)null));

    private static async Task<List<BatchItem>> NextAsync(IServiceProvider services, Batch batch, CancellationToken cancellation)
    {
        var most = batch.State == BatchState.Foreseeing ? BatchOutcome.Waiting : BatchOutcome.WouldCreate;
        var items = services.GetRequiredService<ConnectorsDbContext>().BatchItems.AsNoTracking().Where(item => item.BatchId == batch.Id);

        // What an import makes comes first: other rows of its file may be about the same.
        List<BatchItem> made = batch is { State: BatchState.Running, Action: { } action } && BatchActions.IsImport(action)
            ? await items.Where(item => item.Outcome == BatchOutcome.WouldCreate)
                .OrderBy(item => item.Number).Take(AtOnce).ToListAsync(cancellation)
            : [];
        return made.Count > 0 ? made : await items.Where(item => item.Outcome <= most)
            .OrderBy(item => item.Outcome).ThenBy(item => item.Number).Take(AtOnce).ToListAsync(cancellation);
    }

    private async Task<int> EndAsync(IServiceProvider services, Batch batch)
    {
        DateTime? now = Now;
        var (state, endedAt) = batch.State == BatchState.Foreseeing ? (BatchState.Foreseen, null) : (BatchState.Ended, now);
        return await Everywhere(services).Where(found => found.Id == batch.Id && found.State == batch.State)
            .ExecuteUpdateAsync(set => set
                .SetProperty(found => found.State, state)
                .SetProperty(found => found.ActiveSince, (DateTime?)null)
                .SetProperty(found => found.EndedAt, endedAt));
    }

    // In a scope of its own, as a request of whoever started the batch would be; in their language.
    private async Task RunAsync(Batch batch, BatchItem item, SignedInContact contact)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var isForeseen = batch.State == BatchState.Foreseeing;
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(contact.Language);
        try
        {
            services.GetRequiredService<CurrentAccount>().Enter(batch.IsProved || isForeseen
                ? contact with { Actor = contact.Actor with { ProvedAt = Now } }
                : contact);
            if (isForeseen)
            {
                services.GetRequiredService<EffectPreview>().Rehearse();
            }

            if (batch.AcceptsUncovered)
            {
                services.GetRequiredService<Consent>().Give(StopCoverageRule.Field);
            }

            var ended = await services.GetRequiredService<BatchStep>().RunAsync(batch, item);
            var outcome = OutcomeOf(services, isForeseen, ended.Status, ended.Effect);
            await KeepAsync(services, item, outcome, MessageOf(ended.Message, ended.Effect));
        }
        catch (Exception failure) when (failure is not (BusyException or OperationCanceledException))
        {
            LogFailure(failure, batch.Id, item.Number);
            await KeepAsync(
                services, item, isForeseen ? BatchOutcome.WouldBeRefused : BatchOutcome.Refused, CoreTexts.Get("Batch_Failed"));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static BatchOutcome OutcomeOf(IServiceProvider services, bool isForeseen, WriteStatus status, Effect? effect) =>
        status == WriteStatus.Unseen && effect?.IsRefused != true ? ForeseenOf(services.GetRequiredService<BatchMark>())
        : status == WriteStatus.Done ? isForeseen ? BatchOutcome.WouldStay : BatchOutcome.Stayed
        : isForeseen ? BatchOutcome.WouldBeRefused : BatchOutcome.Refused;

    private static BatchOutcome ForeseenOf(BatchMark mark) =>
        !mark.HasChanges ? BatchOutcome.WouldStay : mark.IsCreation ? BatchOutcome.WouldCreate : BatchOutcome.WouldChange;

    // What is refused, else what is asked.
    private static string? MessageOf(string? message, Effect? effect) =>
        message
        ?? effect?.Lines.OfType<RefusalLine>().Select(line => line.Message).FirstOrDefault()
        ?? effect?.Lines.OfType<QuestionLine>().Select(line => line.Message).FirstOrDefault();

    // What a write has kept itself stays as it is.
    private static Task<int> KeepAsync(IServiceProvider services, BatchItem item, BatchOutcome outcome, string? message)
    {
        var text = message?.Length > BatchItem.MessageMaxLength ? message[..BatchItem.MessageMaxLength] : message;
        return services.GetRequiredService<ConnectorsDbContext>().BatchItems
            .Where(found => found.BatchId == item.BatchId && found.Number == item.Number && found.Outcome < BatchOutcome.Changed)
            .ExecuteUpdateAsync(set => set
                .SetProperty(found => found.Outcome, outcome)
                .SetProperty(found => found.Message, text));
    }

    [LoggerMessage(LogLevel.Information, "Batch {BatchId} goes on later: the account is busy")]
    private partial void LogBusy(long batchId);

    [LoggerMessage(LogLevel.Error, "Batch {BatchId} could not work on contact number {Number}")]
    private partial void LogFailure(Exception failure, long batchId, int number);
}
