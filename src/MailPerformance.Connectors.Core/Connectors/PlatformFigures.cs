using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// How many connectors a platform has in each state (rule 12). Each part is a range of an index in which every row counts, so that a
/// count that stops at a bound costs no more than the bound; together they are what <see cref="ConnectorStates"/> says of each.
/// </summary>
public sealed class PlatformFigures
{
    public required MobilePlatform Platform { get; init; }

    public int Total { get; init; }

    /// <summary>Suspended until somebody changes something: blocked, past the end date, held for review.</summary>
    public int SuspendedForGood { get; init; }

    /// <summary>Suspended by wrong passwords alone.</summary>
    public int SuspendedForMinutes { get; init; }

    /// <summary>Used before, and not suspended by anything of their own.</summary>
    public int Working { get; init; }

    /// <summary>Never used nor invited, and given before the platform opened.</summary>
    public int NeverInvited { get; init; }

    /// <summary>Invited before the platform opened again, and never used.</summary>
    public int InvitedBefore { get; init; }

    /// <summary>One row for each platform.</summary>
    /// <param name="actor">Whoever may invite (<see cref="WaitingList"/>).</param>
    /// <param name="bound">How far is counted.</param>
    /// <param name="boundOfTotal">How far <see cref="Total"/> is counted.</param>
    public static IQueryable<PlatformFigures> Of(ConnectorsDbContext db, Actor actor, DateTime now, int bound, int boundOfTotal)
    {
        var (most, mostOfAll) = (bound + 1, boundOfTotal + 1);
        IQueryable<MobileConnector> all = db.MobileConnectors;
        var suspended = all.Where(connector => connector.SuspendedFrom <= now);
        var notSuspended = all.NotSuspended(now);
        var lockedOut = db.Contacts.KeptOutByWrongPasswords(now);
        var lockedOutIds = lockedOut.Select(contact => contact.Id);
        var working = all.Where(connector =>
            connector.ActivatedAt != null && connector.SuspendedFrom > now && !lockedOutIds.Contains(connector.ContactId));
        var neverUsed = WaitingList.NeverUsed(db, actor, now);
        return db.MobilePlatforms.Select(platform => new PlatformFigures
        {
            Platform = platform,
            Total = all.Where(connector => connector.PlatformId == platform.Id).Take(mostOfAll).Count(),
            SuspendedForGood = suspended.Where(connector => connector.PlatformId == platform.Id).Take(most).Count(),
            SuspendedForMinutes = lockedOut.Where(contact =>
                notSuspended.Any(connector => connector.PlatformId == platform.Id && connector.ContactId == contact.Id)).Take(most).Count(),
            Working = working.Where(connector => connector.PlatformId == platform.Id).Take(most).Count(),
            NeverInvited = neverUsed.Where(connector => connector.PlatformId == platform.Id
                && connector.InvitedAt == null && connector.CreatedAt < platform.OpenedAt).Take(most).Count(),
            InvitedBefore = neverUsed.Where(connector => connector.PlatformId == platform.Id
                && connector.InvitedAt < platform.OpenedAt && connector.CreatedAt < platform.OpenedAt).Take(most).Count(),
        });
    }

    /// <summary>How many are suspended, by whatever reason.</summary>
    /// <param name="isOn">The account is active, and has the option on.</param>
    public int Suspended(bool isOn) => Platform.Availability switch
    {
        PlatformAvailability.ComingSoon => 0,
        PlatformAvailability.Available when isOn => SuspendedForGood + SuspendedForMinutes,
        _ => Total,
    };

    public int Activated(bool isOn) => isOn && Platform.Availability == PlatformAvailability.Available ? Working : 0;

    public int Waiting => Platform.Availability == PlatformAvailability.ComingSoon ? Total : 0;

    /// <summary>How many waited for the platform, which is open now (<see cref="WaitingList"/>).</summary>
    public int ToInvite => Platform.Availability == PlatformAvailability.Available ? NeverInvited + InvitedBefore : 0;
}
