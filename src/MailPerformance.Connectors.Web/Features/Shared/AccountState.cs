using System.Globalization;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>What tells whether something has changed in an account that open pages show.</summary>
public sealed record AccountState(long WriteSequence, long[] Instants, long JournalNumber = 0)
{
    /// <summary>What pages look at that show the journal alone.</summary>
    public AccountState OfJournal => new(JournalNumber, [0]);

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{WriteSequence}.{string.Join('.', Instants)}");

    /// <summary>Nothing has changed since the page was read; a page that does not say when is taken for fresh.</summary>
    /// <param name="seen">See <see cref="AccountEvents.Seen"/>.</param>
    public bool IsAsOf(string? seen) =>
        seen?.Split('.') is not [var sequence, var ticks]
        || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var readAt)
        || (sequence == WriteSequence.ToString(CultureInfo.InvariantCulture) && Instants.Max() <= readAt);
}

/// <summary>Reads the state of the account that the scope has entered, in one command.</summary>
public sealed class AccountStateReader(ConnectorsDbContext db, IOptions<SendingOptions> sending, TimeProvider time)
{
    // Whatever the pages show raises the account's number, except what phones do by themselves (uses, refusals and signing out), and
    // that the sending system is silent.
    public async Task<AccountState> ReadAsync(CancellationToken cancellation)
    {
        var patience = sending.Value.Patience;
        var late = time.GetUtcNow().UtcDateTime - patience;
        var state = await db.Accounts.Select(account => new
        {
            account.WriteSequence,
            account.JournalNumber,
            Used = db.Set<MobileDevice>().Max(device => (DateTime?)device.LastUsedAt),
            Refused = db.Set<MobileDevice>().OrderByDescending(device => device.RefusedAt)
                .Select(device => device.RefusedAt).FirstOrDefault(),
            Ended = db.Set<MobileDevice>().OrderByDescending(device => device.EndedAt).Select(device => device.EndedAt).FirstOrDefault(),
            Silent = db.Set<CampaignOrder>()
                .Where(order => order.NextAttemptAt != null && order.AcceptedAt == null && order.SentAt <= late)
                .Max(order => order.SentAt),
        }).SingleAsync(cancellation);
        return new AccountState(
            state.WriteSequence,
            [state.Used?.Ticks ?? 0, state.Refused?.Ticks ?? 0, state.Ended?.Ticks ?? 0, (state.Silent + patience)?.Ticks ?? 0],
            state.JournalNumber);
    }
}
