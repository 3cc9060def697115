using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The list of contacts, and their deletion.</summary>
[RequirePermission(Permissions.Contacts)]
[Route("/administration/contacts")]
public sealed class ContactsController(CurrentAccount current, ConnectorsDbContext db, ContactService contacts, TimeProvider time)
    : PageController(current)
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ContactListQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Search) && MyAuthority.Needs(Permissions.ContactsSearch) is { } denial)
        {
            return Denied(denial);
        }

        var found = db.Contacts.Matching(query.Search, db);
        var position = PagePosition.At(query.Page, Me.RowsPerTable, await found.CountAsync());
        var (sort, sorted) = Sorted(found, query.Sort, query.Descending);
        var rows = await Rows(sorted.Skip(position.Skip).Take(position.Size)).ToListAsync();
        return View(new ContactListViewModel(
            rows,
            position,
            new ListLinks("/administration/contacts", query.Search, sort, query.Descending),
            Me.Actor.Holds(Permissions.ContactsSearch),
            Me.Actor.Holds(Permissions.ContactsCreate)));
    }

    [HttpGet("{id:long}/supprimer")]
    [RequirePermission(Permissions.ContactsDelete)]
    public async Task<IActionResult> Delete(long id)
    {
        if (await db.FindContactRightsAsync(id) is not { } rights)
        {
            return NotFound();
        }

        if (MyAuthority.Delete(rights) is { } denial)
        {
            return Denied(denial);
        }

        return View(await Rows(db.Contacts.Where(contact => contact.Id == id)).SingleAsync());
    }

    [HttpPost("{id:long}/supprimer")]
    [RequirePermission(Permissions.ContactsDelete)]
    public async Task<IActionResult> Deleted(long id)
    {
        var result = await contacts.DeleteAsync(id);
        if (!result.IsDone)
        {
            return Refused(result);
        }

        Notify(T("Contact_Deleted"));
        return RedirectToAction(nameof(Index));
    }

    private static (string Sort, IQueryable<Contact> Contacts) Sorted(IQueryable<Contact> contacts, string? sort, bool descending) => sort switch
    {
        "prenom" => (sort, descending
            ? contacts.OrderByDescending(c => c.NormalizedFirstName).ThenByDescending(c => c.NormalizedLastName).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.NormalizedFirstName).ThenBy(c => c.NormalizedLastName).ThenBy(c => c.Id)),
        "utilisateur" => (sort, descending
            ? contacts.OrderByDescending(c => c.NormalizedUserName)
            : contacts.OrderBy(c => c.NormalizedUserName)),
        "fin" => (sort, descending
            ? contacts.OrderByDescending(c => c.ValidUntil).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.ValidUntil).ThenBy(c => c.Id)),
        _ => ("nom", descending
            ? contacts.OrderByDescending(c => c.NormalizedLastName).ThenByDescending(c => c.NormalizedFirstName).ThenByDescending(c => c.Id)
            : contacts.OrderBy(c => c.NormalizedLastName).ThenBy(c => c.NormalizedFirstName).ThenBy(c => c.Id)),
    };

    private IQueryable<ContactRow> Rows(IQueryable<Contact> contacts)
    {
        var allowed = db.Contacts.Allowed(time.GetUtcNow().UtcDateTime);
        return contacts.Select(contact => new ContactRow(
            contact.Id,
            contact.LastName,
            contact.FirstName,
            contact.UserName!,
            contact.ValidUntil,
            allowed.Any(able => able.Id == contact.Id),
            contact.LockedAt != null,
            contact.PasswordHash != null,
            contact.Roles.OrderBy(held => held.Role.NormalizedName)
                .Select(held => held.Role.IsAdministrator ? "" : held.Role.Name!).ToList(),
            contact.Connectors.OrderBy(connector => connector.Platform.Position)
                .Select(connector => new ContactRowConnector(connector.Platform.Name, connector.Privilege)).ToList()))
            .AsSingleQuery();
    }
}
