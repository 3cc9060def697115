using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Home;

[SignedInOnly]
public sealed class HomeController(CurrentAccount current, ConnectorsDbContext db, CampaignCoverage coverage, TimeProvider time) : PageController(current)
{
    [HttpGet(HomeAddresses.Home)]
    public async Task<IActionResult> Index()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var able = db.Contacts.AbleToSignIn(now);
        var toInvite = WaitingList.Of(db, Me.Actor, now);
        var withoutPassword = Kept(ContactFilters.WithoutPassword, now);
        var endingSoon = Kept(ContactFilters.EndingSoon, now);
        var rows = await (
            from account in db.Accounts
            from connector in db.Set<MobileConnector>().Where(connector => connector.ContactId == Me.Actor.ContactId).DefaultIfEmpty()
            orderby connector!.Platform.Position
            select new
            {
                Connectors = db.Set<MobileConnector>().Count(counted => counted.AccountId == account.Id && counted.Platform.Availability == PlatformAvailability.Available),
                Suspended = db.Set<MobileConnector>().Count(counted =>
                    counted.Platform.Availability == PlatformAvailability.Available && !able.Any(contact => contact.Id == counted.ContactId)),
                Waiting = db.Set<MobileConnector>().Count(counted => counted.AccountId == account.Id && counted.Platform.Availability == PlatformAvailability.ComingSoon),
                ToInvite = toInvite.Count(counted => counted.AccountId == account.Id),
                WithoutPassword = withoutPassword.Count(),
                EndingSoon = endingSoon.Count(),
                Platform = (MobilePlatform?)connector.Platform,
                Privilege = (ConnectorPrivilege?)connector.Privilege,
                connector.ActivatedAt,
            }).ToListAsync();
        var figures = rows[0];

        var seesConnectors = Me.Actor.Holds(Permissions.MobileConnectors);
        var seesContacts = Me.Actor.Holds(Permissions.ContactsEdit);
        return View(new HomeViewModel(
            [
                .. rows.Where(row => row.Platform is not null).Select(row => new OwnConnector(
                    row.Platform!.Name,
                    row.Privilege!.Value,
                    ConnectorStates.Of(row.Platform.Availability, !Me.MobileConnectorsEnabled, row.ActivatedAt),
                    StoreLink.Of(row.Platform))),
            ],
            seesConnectors ? figures.Connectors : null,
            seesConnectors ? Me.MobileConnectorsEnabled ? figures.Suspended : figures.Connectors : null,
            seesConnectors ? figures.Waiting : 0,
            seesConnectors && Me.MobileConnectorsEnabled ? figures.ToInvite : 0,
            seesContacts ? figures.WithoutPassword : null,
            seesContacts ? figures.EndingSoon : null,
            Me.Actor.Holds(Permissions.Campaigns) ? CoverageViewModel.Of(await coverage.ReadAsync()) : null));
    }

    private IQueryable<Contact> Kept(string filter, DateTime now) => db.Contacts.KeptBy(filter, db, now, Me.MobileConnectorsEnabled);
}
