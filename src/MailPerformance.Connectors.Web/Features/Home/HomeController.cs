using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
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
    CurrentAccount current, ConnectorsDbContext db, CampaignCoverage coverage, TimeProvider time) : PageController(current)
{
    [HttpGet(HomeAddresses.Home)]
    public async Task<IActionResult> Index()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var waiting = db.MobileConnectors.Waiting();
        var open = db.MobileConnectors.OnOpenPlatforms().WithState(now);
        var own = db.MobileConnectors.Where(connector => connector.ContactId == Me.Actor.ContactId).WithState(now)
            .Select(one => new { one.Connector.Platform, one.Connector.Privilege, one.State });
        var toInvite = WaitingList.Of(db, Me.Actor, now);
        var withoutPassword = Kept(ContactFilters.WithoutPassword, now);
        var endingSoon = Kept(ContactFilters.EndingSoon, now);
        var toReview = db.MobileConnectors.ToReview();
        var administratorsEnd = AdministratorsEnd.Of(db, now);
        var rows = await (
            from account in db.Accounts
            from mine in own.DefaultIfEmpty()
            orderby mine.Platform.Position
            select new
            {
                Connectors = open.Count(),
                Suspended = open.Count(one => one.State == ConnectorState.Suspended),
                Waiting = waiting.Count(),
                ToInvite = toInvite.Count(),
                WithoutPassword = withoutPassword.Count(),
                EndingSoon = endingSoon.Count(),
                ToReview = toReview.Count(),
                AdministratorsEndAt = administratorsEnd.FirstOrDefault(),
                Platform = (MobilePlatform?)mine.Platform,
                Privilege = (ConnectorPrivilege?)mine.Privilege,
                State = (ConnectorState?)mine.State,
            }).ToListAsync();
        var figures = rows[0];

        var seesConnectors = Me.Actor.Holds(Permissions.MobileConnectors);
        var seesContacts = Me.Actor.Holds(Permissions.ContactsEdit);
        return View(new HomeViewModel(
            [
                .. rows.Where(row => row.Platform is not null).Select(row => new OwnConnector(
                    row.Platform!.Name, row.Privilege!.Value, row.State!.Value, StoreLink.Of(row.Platform))),
            ],
            seesConnectors ? figures.Connectors : null,
            seesConnectors ? figures.Suspended : null,
            seesConnectors ? figures.Waiting : 0,
            seesConnectors && Me.MobileConnectorsEnabled ? figures.ToInvite : 0,
            seesContacts ? figures.WithoutPassword : null,
            seesContacts ? figures.EndingSoon : null,
            Me.Actor.IsAdministrator ? figures.AdministratorsEndAt : null,
            Me.Actor.IsAdministrator ? figures.ToReview : 0,
            Me.Actor.Holds(Permissions.Campaigns) ? CoverageViewModel.Of(await coverage.ReadAsync()) : null));
    }

    private IQueryable<Contact> Kept(string filter, DateTime now) => db.Contacts.KeptBy(filter, db, now);
}
