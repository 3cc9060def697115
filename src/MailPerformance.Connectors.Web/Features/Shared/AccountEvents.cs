using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// Server-sent events of pages that show what phones and the sending of campaigns change. The database is asked, not this process,
/// since a phone may call any node. A stream ends after a while; the browser comes back by itself, and is asked anew who it is.
/// </summary>
public sealed class AccountEvents(
    ConnectorsDbContext db,
    IConfiguration configuration,
    IOptions<SendingOptions> sending,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // A page is read and drawn in less; to look once too often does no harm.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);

    private TimeSpan Longest { get; } = TimeSpan.FromSeconds(configuration.GetValue("Connectors:EventSeconds", 60));

    /// <summary>What a page that is being shown tells its stream: the account as the request has read it, and when.</summary>
    public static string Seen(SignedInContact reader, TimeProvider time) =>
        string.Create(CultureInfo.InvariantCulture, $"{reader.WriteSequence}.{(time.GetUtcNow().UtcDateTime - Reading).Ticks}");

    /// <param name="lastSeen">The last state that this browser was told of; null when it has just loaded the page.</param>
    /// <param name="seen">See <see cref="Seen"/>: what has changed while the page came is told at once.</param>
    public async Task WriteAsync(HttpResponse response, string? lastSeen, string? seen, CancellationToken cancellation)
    {
        // A stream lasts far longer than a page: between two looks it keeps no connection.
        await db.Database.CloseConnectionAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        try
        {
            await response.WriteAsync("retry: 2000\n\n", ending.Token);
            for (var passed = TimeSpan.Zero; passed <= Longest; passed += Interval)
            {
                var state = await StateAsync(ending.Token);
                if (state.Id != lastSeen)
                {
                    var name = lastSeen is null && state.IsAsOf(seen) ? "begun" : "changed";
                    await response.WriteAsync($"id: {state.Id}\nevent: {name}\ndata:\n\n", ending.Token);
                    await response.Body.FlushAsync(ending.Token);
                    lastSeen = state.Id;
                }

                if (passed + Interval <= Longest)
                {
                    await Task.Delay(Interval, ending.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has left, or the server is stopping.
        }
    }

    // Whatever the pages show raises the account's number, except what phones do by themselves (uses, refusals and signing out), and
    // that the sending system is silent.
    private async Task<State> StateAsync(CancellationToken cancellation)
    {
        var patience = sending.Value.Patience;
        var late = time.GetUtcNow().UtcDateTime - patience;
        var state = await db.Accounts.Select(account => new
        {
            account.WriteSequence,
            Used = db.Set<MobileDevice>().Max(device => (DateTime?)device.LastUsedAt),
            Refused = db.Set<MobileDevice>().Max(device => device.RefusedAt),
            Ended = db.Set<MobileDevice>().Max(device => device.EndedAt),
            Silent = db.Set<CampaignOrder>()
                .Where(order => order.NextAttemptAt != null && order.AcceptedAt == null && order.SentAt <= late)
                .Max(order => order.SentAt),
        }).SingleAsync(cancellation);
        return new State(
            state.WriteSequence,
            [state.Used?.Ticks ?? 0, state.Refused?.Ticks ?? 0, state.Ended?.Ticks ?? 0, (state.Silent + patience)?.Ticks ?? 0]);
    }

    private sealed record State(long WriteSequence, long[] Instants)
    {
        public string Id => string.Create(CultureInfo.InvariantCulture, $"{WriteSequence}.{string.Join('.', Instants)}");

        /// <summary>Nothing has changed since the page was read; a page that does not say when is taken for fresh.</summary>
        public bool IsAsOf(string? seen) =>
            seen?.Split('.') is not [var sequence, var ticks]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var readAt)
            || (sequence == WriteSequence.ToString(CultureInfo.InvariantCulture) && Instants.Max() <= readAt);
    }
}
