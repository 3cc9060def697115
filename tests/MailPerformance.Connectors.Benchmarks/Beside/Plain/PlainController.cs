using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Benchmarks.Beside.Plain;

/// <summary>The same pages by the shortest code that MVC, EF and Razor allow.</summary>
[Route(ContenderApplication.Plain)]
public sealed class PlainController(PlainDbContext db) : Controller
{
    private const string Views = "~/Beside/Plain/";

    private SignedInReader Reader => HttpContext.Features.Get<SignedInReader>()!;

    [HttpGet("list")]
    public Task<IActionResult> Index(int page = 1) => ListAsync(Mine, page);

    [HttpGet("part")]
    public Task<IActionResult> Part(string q)
    {
        var like = $"%{NormalizedText.Of(q)}%";
        return ListAsync(
            Mine.Where(contact => EF.Functions.Like(contact.NormalizedLastName, like)
                || EF.Functions.Like(contact.NormalizedFirstName, like)
                || EF.Functions.Like(contact.NormalizedUserName, like)
                || EF.Functions.Like(contact.NormalizedEmail, like)),
            1);
    }

    [HttpGet("beginning")]
    public Task<IActionResult> Beginning(string q)
    {
        var from = NormalizedText.Of(q);
        var to = from[..^1] + (char)(from[^1] + 1);
        return ListAsync(
            Mine.Where(contact => contact.NormalizedLastName.CompareTo(from) >= 0 && contact.NormalizedLastName.CompareTo(to) < 0), 1);
    }

    [HttpGet("connectors")]
    public async Task<IActionResult> Connectors()
    {
        var all = db.Connectors.Where(connector => connector.AccountId == Reader.AccountId && connector.PlatformId == 1);
        var rows = await all
            .OrderBy(connector => connector.Contact.NormalizedLastName).ThenBy(connector => connector.Contact.NormalizedFirstName)
            .ThenBy(connector => connector.ContactId).Take(Reader.Rows)
            .Select(connector => new PlainConnectorRow(
                connector.Contact.LastName, connector.Contact.FirstName, connector.Contact.UserName, connector.Privilege,
                connector.ActivatedAt, connector.Contact.LockedAt != null))
            .ToListAsync();
        return View(Views + "Connectors.cshtml", new PlainConnectorList(rows, await all.CountAsync()));
    }

    [HttpGet("informations/{id:long}")]
    public async Task<IActionResult> Informations(long id)
    {
        var form = await Mine.Where(contact => contact.Id == id).Select(contact => new PlainForm
        {
            LastName = contact.LastName,
            FirstName = contact.FirstName,
            UserName = contact.UserName,
            Email = contact.Email,
            Language = contact.Language,
            TimeZone = contact.TimeZone,
            ValidUntil = contact.ValidUntil,
        }).SingleOrDefaultAsync();
        return form is null ? NotFound() : View(Views + "Informations.cshtml", form);
    }

    [HttpPost("informations/{id:long}"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Informations(long id, PlainForm form)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var contact = await Mine.SingleOrDefaultAsync(found => found.Id == id);
        if (contact is null)
        {
            return NotFound();
        }

        (contact.LastName, contact.NormalizedLastName) = (form.LastName, NormalizedText.Of(form.LastName));
        (contact.FirstName, contact.NormalizedFirstName) = (form.FirstName, NormalizedText.Of(form.FirstName));
        (contact.Email, contact.NormalizedEmail) = (form.Email, NormalizedText.Of(form.Email));
        (contact.Language, contact.TimeZone, contact.ValidUntil) = (form.Language, form.TimeZone, form.ValidUntil);
        contact.UpdatedAt = DateTime.UtcNow;
        await db.SaveChangesAsync();
        return RedirectToAction(nameof(Informations), new { id });
    }

    private IQueryable<PlainContact> Mine => db.Contacts.Where(contact => contact.AccountId == Reader.AccountId);

    private async Task<IActionResult> ListAsync(IQueryable<PlainContact> contacts, int page)
    {
        var rows = await contacts
            .OrderBy(contact => contact.NormalizedLastName).ThenBy(contact => contact.NormalizedFirstName).ThenBy(contact => contact.Id)
            .Skip((page - 1) * Reader.Rows).Take(Reader.Rows)
            .Select(contact => new PlainRow(
                contact.Id, contact.LastName, contact.FirstName, contact.UserName, contact.ValidUntil, contact.LockedAt != null,
                contact.Roles.Select(held => held.Role.Name).ToList(),
                contact.Connectors.Select(connector => connector.Platform.Name + " " + connector.Privilege).ToList()))
            .AsSplitQuery() // In one query SQLite would read all roles and connectors to join them to one page.
            .ToListAsync();
        return View(Views + "List.cshtml", new PlainList(rows, await contacts.CountAsync(), page));
    }
}
