using System.Diagnostics;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// Server-sent events of pages that show what phones and the sending of campaigns change. The database is asked, not this process,
/// since a phone may call any node; one <see cref="AccountWatch"/> asks for all pages of the account. A stream ends after a while; the
/// browser comes back by itself with the last state that it was told of, and is asked anew who it is.
/// </summary>
public sealed class AccountEvents(
    ConnectorsDbContext db, CurrentAccount current, AccountWatches watches, LiveSettings settings, IHostApplicationLifetime lifetime)
{
    private const int RetryMilliseconds = 2000;

    // A page is read and drawn in less; to look once too often does no harm.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);

    /// <summary>What a page that is being shown tells its stream: the account as the request has read it, and when.</summary>
    public static string Seen(SignedInContact reader, TimeProvider time) => SeenTo(reader.WriteSequence, time);

    /// <summary>The same of a page that shows the journal.</summary>
    /// <param name="number">Of the newest entry that is shown.</param>
    public static string SeenTo(long number, TimeProvider time) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}.{(time.GetUtcNow().UtcDateTime - Reading).Ticks}");

    /// <param name="lastSeen">The last state that this browser was told of; null when it has just loaded the page.</param>
    /// <param name="seen">See <see cref="Seen"/>: what has changed while the page came is told at once.</param>
    /// <param name="part">What of the account the page shows; null: all but its journal.</param>
    public async Task WriteAsync(
        HttpResponse response,
        string? lastSeen,
        string? seen,
        CancellationToken cancellation,
        Func<AccountState, AccountState>? part = null)
    {
        // A stream lasts far longer than a page, and the watch has a connection of its own.
        await db.Database.CloseConnectionAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        var accountId = current.AccountId!.Value;
        var watch = watches.Open(accountId);
        try
        {
            await SayWhenToComeBackAsync(response, cancellation);
            await TellAsync(response, watch, lastSeen, seen, part ?? (state => state), ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has left, the server is stopping, or the database cannot be asked: the browser comes back.
        }
        finally
        {
            watches.Close(accountId, watch);
        }
    }

    // After a restart not everybody comes back in the same instant. Said at once, so that whoever meets a stop before the first word knows.
    private static async Task SayWhenToComeBackAsync(HttpResponse response, CancellationToken cancellation)
    {
        var retry = RetryMilliseconds + Random.Shared.Next(RetryMilliseconds);
        await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"retry: {retry}\n\n"), cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    private async Task TellAsync(
        HttpResponse response,
        AccountWatch watch,
        string? lastSeen,
        string? seen,
        Func<AccountState, AccountState> part,
        CancellationToken cancellation)
    {
        var open = Stopwatch.StartNew();
        do
        {
            var state = part(await watch.NextAsync(cancellation));
            if (state.Id == lastSeen)
            {
                continue;
            }

            var isFresh = lastSeen is null && state.IsAsOf(seen);
            state = isFresh ? state : part(await watch.TurnAsync(cancellation));
            await response.WriteAsync($"id: {state.Id}\nevent: {(isFresh ? "begun" : "changed")}\ndata:\n\n", cancellation);
            await response.Body.FlushAsync(cancellation);
            lastSeen = state.Id;
        }
        while (open.Elapsed + AccountWatch.Interval <= settings.Longest);
    }
}
