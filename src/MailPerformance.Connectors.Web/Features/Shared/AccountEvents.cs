using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// Server-sent events of pages that show what phones and the sending of campaigns change. The database is asked, not this process, since a phone may call any node. A stream
/// ends after a while; the browser comes back by itself, and is asked anew who it is.
/// </summary>
public sealed class AccountEvents(ConnectorsDbContext db, IConfiguration configuration, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private TimeSpan Longest { get; } = TimeSpan.FromSeconds(configuration.GetValue("Connectors:EventSeconds", 60));

    /// <param name="lastSeen">The last state that this browser was told of; null when it has just loaded the page.</param>
    public async Task WriteAsync(HttpResponse response, string? lastSeen, CancellationToken cancellation)
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
                if (state != lastSeen)
                {
                    var name = lastSeen is null ? "begun" : "changed";
                    await response.WriteAsync($"id: {state}\nevent: {name}\ndata:\n\n", ending.Token);
                    await response.Body.FlushAsync(ending.Token);
                    lastSeen = state;
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

    // Whatever the page shows is written in the account's turn, except uses and refusals of devices.
    private async Task<string> StateAsync(CancellationToken cancellation)
    {
        var state = await db.Accounts.Select(account => new
        {
            account.WriteSequence,
            Used = db.MobileDevices.Max(device => (DateTime?)device.LastUsedAt),
            Refused = db.MobileDevices.Max(device => device.RefusedAt),
        }).SingleAsync(cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{state.WriteSequence}.{state.Used?.Ticks ?? 0}.{state.Refused?.Ticks ?? 0}");
    }
}
