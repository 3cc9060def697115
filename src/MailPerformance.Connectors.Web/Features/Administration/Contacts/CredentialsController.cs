using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// « Modifier les identifiants »: a new one-time link, a second factor that was lost, and whether the contact may come in at all.
/// </summary>
[RequirePermission(Permissions.Contacts)]
public sealed class CredentialsController(
    CurrentAccount current,
    ConnectorsDbContext db,
    SelectionPage page,
    PasswordLinks links,
    SecondFactors factors,
    ContactService contacts,
    PublicAddress address,
    TimeProvider time) : PageController(current)
{
    [HttpGet(ContactAddresses.CredentialsRoute)]
    public async Task<IActionResult> Credentials(long id)
    {
        if (await page.FindAsync(id) is not var (header, rights))
        {
            return NotFound();
        }

        if (MyAuthority.Edit(rights) is { } denial)
        {
            return Denied(denial);
        }

        var row = await db.Contacts.Where(contact => contact.Id == id)
            .Select(contact => new
            {
                contact.LockedAt,
                contact.LockoutEnd,
                SecondFactorAt = db.Set<SecondFactor>().Where(factor => factor.ContactId == id)
                    .Select(factor => (DateTime?)factor.EnabledAt).FirstOrDefault(),
                HasConnectors = db.Set<MobileConnector>().Any(connector => connector.ContactId == id),
            })
            .SingleAsync();
        var keptOutUntil = row.LockoutEnd?.UtcDateTime;
        return View(new CredentialsViewModel(
            header,
            rights.HasPassword,
            row.LockedAt,
            keptOutUntil > time.GetUtcNow().UtcDateTime ? keptOutUntil : null,
            MyAuthority.MakeLink(rights, row.HasConnectors),
            MyAuthority.Lock(rights),
            MyAuthority.Unlock(rights),
            row.SecondFactorAt,
            MyAuthority.ResetSecondFactor(rights, row.HasConnectors),
            links.GoByMail));
    }

    [HttpPost(ContactAddresses.LinkRoute)]
    [ButtonText("Credentials_CreateLink")]
    public async Task<IActionResult> Link(long id)
    {
        var code = await links.CreateAsync(id);
        if (!code.IsDone)
        {
            return NotDone(code);
        }

        TempData[SecretKey] = address.PasswordLink(id, code.Value!, Request);
        return RedirectToAction(nameof(Credentials), new { id });
    }

    [HttpPost(ContactAddresses.MailRoute)]
    [ButtonText("Credentials_MailLink")]
    public async Task<IActionResult> Mail(long id)
    {
        if (!links.GoByMail)
        {
            return NotFound();
        }

        var code = await links.CreateAsync(id, byMail: true);
        if (!code.IsDone)
        {
            return NotDone(code);
        }

        var email = await db.Contacts.Where(contact => contact.Id == id).Select(contact => contact.Email).SingleAsync();
        Notify(T("Credentials_LinkMailed", email));
        return RedirectToAction(nameof(Credentials), new { id });
    }

    [HttpPost(ContactAddresses.ResetSecondFactorRoute)]
    [ButtonText("SecondFactor_Reset")]
    public async Task<IActionResult> ResetSecondFactor(long id)
    {
        var result = await factors.ResetAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("SecondFactor_ResetDone"));
        return RedirectToAction(nameof(Credentials), new { id });
    }

    [HttpPost(ContactAddresses.LockRoute)]
    [ButtonText("Credentials_Lock")]
    [ShowsEffect]
    public async Task<IActionResult> Lock(long id, bool? locked)
    {
        if (locked is not { } wanted)
        {
            return Incomplete();
        }

        var result = await contacts.SetLockedAsync(id, wanted);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T(wanted ? "Contact_Locked" : "Contact_Unlocked"));
        return RedirectToAction(nameof(Credentials), new { id });
    }
}
