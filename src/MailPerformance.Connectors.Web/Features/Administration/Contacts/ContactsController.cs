using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The list of contacts, and their deletion.</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class ContactsController(CurrentAccount current, ConnectorsDbContext db, ContactList list, ContactService contacts)
    : PageController(current)
{
    [HttpGet(ContactAddresses.List)]
    public async Task<IActionResult> Index(ContactListQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Search) && MyAuthority.Needs(Permissions.ContactsSearch) is { } denial)
        {
            return Denied(denial);
        }

        ListPlace.Keep(HttpContext, ContactAddresses.List);
        return View(await list.PageAsync(query, HttpContext.RequestAborted));
    }

    [HttpGet(ContactAddresses.DeleteRoute)]
    [RequirePermission(Permissions.ContactsDelete)]
    public async Task<IActionResult> Delete(long id)
    {
        if (await db.FindContactStandingAsync(id) is not { } standing)
        {
            return NotFound();
        }

        if (MyAuthority.Delete(standing) is { } denial)
        {
            return Denied(denial);
        }

        return View(await list.FindAsync(id));
    }

    [HttpPost(ContactAddresses.DeleteRoute)]
    [ButtonText("Contact_Delete")]
    [ShowsEffect(Always = true)]
    [RequirePermission(Permissions.ContactsDelete)]
    public async Task<IActionResult> Deleted(long id)
    {
        var result = await contacts.DeleteAsync(id);
        if (result.Effect is { } effect && await list.FindAsync(id) is { } row)
        {
            ViewData["Effect"] = EffectViewModel.Of(effect);
            return Conflicting(nameof(Delete), row);
        }

        if (!result.IsDone)
        {
            return NotDone(result);
        }

        await NotifyDeletedAsync(T("Contact_Deleted"), TrashKind.Contact, id);
        return Redirect(ListPlace.Back(HttpContext, ContactAddresses.List));
    }
}
