using MailPerformance.Connectors.Core.Accounts;
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
public sealed class HomeController(CurrentAccount current, ConnectorsDbContext db, TimeProvider time) : PageController(current)
{
    [HttpGet("/")]
    public async Task<IActionResult> Index()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var own = await db.MobileConnectors
            .Where(connector => connector.ContactId == Me.Actor.ContactId)
            .OrderBy(connector => connector.Platform.Position)
            .Select(connector => new { connector.Platform.Name, connector.Privilege, connector.ActivatedAt })
            .ToListAsync();
        var able = db.Contacts.AbleToSignIn(now);
        var withoutPassword = Kept(ContactFilters.WithoutPassword, now);
        var endingSoon = Kept(ContactFilters.EndingSoon, now);
        var figures = await db.Accounts.Select(account => new
        {
            Connectors = db.MobileConnectors.Count(),
            Suspended = db.MobileConnectors.Count(connector => !able.Any(contact => contact.Id == connector.ContactId)),
            WithoutPassword = withoutPassword.Count(),
            EndingSoon = endingSoon.Count(),
        }).SingleAsync();

        var seesConnectors = Me.Actor.Holds(Permissions.MobileConnectors);
        var seesContacts = Me.Actor.Holds(Permissions.ContactsEdit);
        return View(new HomeViewModel(
            [.. own.Select(row => new OwnConnector(row.Name, row.Privilege, ConnectorStates.Of(!Me.MobileConnectorsEnabled, row.ActivatedAt)))],
            seesConnectors ? figures.Connectors : null,
            seesConnectors ? Me.MobileConnectorsEnabled ? figures.Suspended : figures.Connectors : null,
            seesContacts ? figures.WithoutPassword : null,
            seesContacts ? figures.EndingSoon : null));
    }

    private IQueryable<Contact> Kept(string filter, DateTime now) => db.Contacts.KeptBy(filter, db, now, Me.MobileConnectorsEnabled);
}
