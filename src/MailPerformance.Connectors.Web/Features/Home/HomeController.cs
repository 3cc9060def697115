using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Home;

[SignedInOnly]
public sealed class HomeController(
    CurrentAccount current, ConnectorsDbContext db, CampaignCoverage coverage, WhyReader people, TimeProvider time)
    : PageController(current)
{
    private const int Most = BoundedCount.UsualBound + 1;
    private const int Asked = 5;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    [HttpGet(HomeAddresses.Home)]
    public async Task<IActionResult> Index()
    {
        var rows = await ReadAsync();
        var (seesConnectors, isOn) = (Me.Actor.Holds(Permissions.MobileConnectors), Me.MobileConnectorsEnabled);
        var all = rows.ConvertAll(row => row.Figures);
        var open = all.Where(figures => figures.Platform.Availability == PlatformAvailability.Available).ToList();
        var first = rows[0];
        return View(new HomeViewModel(
            [
                .. rows.Where(row => row.Privilege is not null).Select(row => new OwnConnector(
                    row.Figures.Platform.Name, row.Privilege!.Value, row.State!.Value, StoreLink.Of(row.Figures.Platform))),
            ],
            seesConnectors ? Sum(open, figures => figures.Total) : null,
            seesConnectors ? Sum(open, figures => figures.Suspended(isOn)) : null,
            Sum(all, figures => figures.Waiting),
            isOn ? Sum(open, figures => figures.ToInvite) : default,
            Bounded(first.WithoutPassword),
            Bounded(first.EndingSoon),
            NextOf(first),
            first.AdministratorsEndAt,
            Bounded(first.ToReview) ?? default,
            Me.Actor.IsAdministrator ? new LastReview(first.ReviewId, first.ReviewedAt, first.ReviewedBy, first.ReviewOpenSince) : null,
            Me.Actor.Holds(Permissions.Campaigns) ? CoverageViewModel.Of(await coverage.ReadAsync()) : null,
            PermissionCatalogue.Keys.Any(Me.Actor.Holds) ? null : await people.AdministratorsAsync(Asked)));
    }

    // Administrators extend in one click; of others it depends on whom.
    private EndingContact? NextOf(HomeRow row) => row is { EndingId: { } id, EndingOn: { } day } ? new EndingContact(
        id,
        row.EndingName!,
        day,
        Me.Actor.IsAdministrator ? ContactExtension.DayOf(day, row.EndingZone!, row.MaxValidityDays, Now) : null) : null;

    private static BoundedCount Sum(IEnumerable<PlatformFigures> platforms, Func<PlatformFigures, int> figure) =>
        new(platforms.Sum(figure));

    private static BoundedCount? Bounded(int? count) => count is { } value ? new BoundedCount(value) : null;

    // One command, in which stands what this reader sees and nothing else: a row for each platform, and the other figures on all of them.
    private Task<List<HomeRow>> ReadAsync()
    {
        var (now, actor) = (Now, Me.Actor);
        var platforms = actor.Holds(Permissions.MobileConnectors)
            ? PlatformFigures.Of(db, actor, now, BoundedCount.UsualBound, BoundedCount.UsualBound)
            : db.MobilePlatforms.Select(platform => new PlatformFigures { Platform = platform });
        var own = db.MobileConnectors.Where(connector => connector.ContactId == actor.ContactId).WithState(now)
            .Select(one => new { one.Connector.PlatformId, one.Connector.Privilege, one.State });
        var seesContacts = actor.Holds(Permissions.ContactsEdit);
        var withoutPassword = Counted(seesContacts, db.Contacts.KeptBy(ContactFilters.WithoutPassword, db, now));
        var ending = db.Contacts.KeptBy(ContactFilters.EndingSoon, db, now);
        var endingSoon = Counted(seesContacts, ending);
        var next = ending.Where(contact => seesContacts).OrderBy(contact => contact.AccessEndsAt);
        var toReview = Counted(actor.IsAdministrator, db.MobileConnectors.ToReview());
        var administratorsEnd = actor.IsAdministrator ? AdministratorsEnd.Of(db, now) : db.Accounts.Select(_ => (DateTime?)null);
        var reviews = db.AccessReviews.Where(review => actor.IsAdministrator);
        var last = reviews.Where(review => review.EndedAt != null).OrderByDescending(review => review.Id);
        return (
            from figures in platforms
            from mine in own.Where(one => one.PlatformId == figures.Platform.Id).DefaultIfEmpty()
            orderby figures.Platform.Position
            select new HomeRow
            {
                Figures = figures,
                Privilege = (ConnectorPrivilege?)mine.Privilege,
                State = (ConnectorState?)mine.State,
                WithoutPassword = withoutPassword.FirstOrDefault(),
                EndingSoon = endingSoon.FirstOrDefault(),
                EndingId = next.Select(contact => (long?)contact.Id).FirstOrDefault(),
                EndingName = next.Select(contact => contact.FirstName + " " + contact.LastName).FirstOrDefault(),
                EndingOn = next.Select(contact => contact.ValidUntil).FirstOrDefault(),
                EndingZone = next.Select(contact => contact.TimeZone).FirstOrDefault(),
                MaxValidityDays = db.Accounts.Select(account => account.MaxValidityDays).FirstOrDefault(),
                ToReview = toReview.FirstOrDefault(),
                AdministratorsEndAt = administratorsEnd.FirstOrDefault(),
                ReviewId = last.Select(review => (long?)review.Id).FirstOrDefault(),
                ReviewedAt = last.Select(review => review.EndedAt).FirstOrDefault(),
                ReviewedBy = last.Select(review => review.EndedByName).FirstOrDefault(),
                ReviewOpenSince = reviews.Where(review => review.EndedAt == null)
                    .Select(review => (DateTime?)review.StartedAt).FirstOrDefault(),
            }).AsNoTracking().ToListAsync();
    }

    private IQueryable<int?> Counted<T>(bool isShown, IQueryable<T> rows) => isShown
        ? db.Accounts.Select(_ => (int?)rows.Take(Most).Count())
        : db.Accounts.Select(_ => (int?)null);

    private sealed class HomeRow
    {
        public required PlatformFigures Figures { get; init; }

        /// <summary>Of the reader's own connector; null: there is none.</summary>
        public ConnectorPrivilege? Privilege { get; init; }

        public ConnectorState? State { get; init; }

        public int? WithoutPassword { get; init; }

        public int? EndingSoon { get; init; }

        public long? EndingId { get; init; }

        public string? EndingName { get; init; }

        public DateOnly? EndingOn { get; init; }

        public string? EndingZone { get; init; }

        public int MaxValidityDays { get; init; }

        public int? ToReview { get; init; }

        public DateTime? AdministratorsEndAt { get; init; }

        public long? ReviewId { get; init; }

        public DateTime? ReviewedAt { get; init; }

        public string? ReviewedBy { get; init; }

        public DateTime? ReviewOpenSince { get; init; }
    }
}
