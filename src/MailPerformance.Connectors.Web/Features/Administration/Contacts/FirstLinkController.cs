using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>« Renvoyer le lien », « Annuler l’invitation » and « Renvoyer à tous », of contacts who have not chosen a password.</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class FirstLinkController(
    CurrentAccount current, FirstLinkReader reader, FirstLinkService first, PasswordLinks links, PublicAddress address)
    : PageController(current)
{
    [HttpPost(ContactAddresses.FirstLinkRoute)]
    [ButtonText("FirstLink_Send")]
    public async Task<IActionResult> Send(long id)
    {
        var code = await links.CreateAsync(id, byMail: true);
        if (!code.IsDone)
        {
            return NotDone(code);
        }

        if (links.GoByMail)
        {
            Notify(T("FirstLink_Sent"));
        }
        else
        {
            TempData[SecretKey] = address.PasswordLink(id, code.Value!, Request);
        }

        return Redirect(ContactAddresses.Informations(id));
    }

    [HttpPost(ContactAddresses.TakeFirstLinkBackRoute)]
    [ButtonText("FirstLink_TakeBack")]
    public async Task<IActionResult> TakeBack(long id)
    {
        var result = await first.TakeBackAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("FirstLink_TakenBack"));
        return Redirect(ContactAddresses.Informations(id));
    }

    [HttpGet(ContactAddresses.FirstLinks)]
    [AdministratorOnly]
    public async Task<IActionResult> All() => View("FirstLinks", await reader.ReadAllAsync());

    [HttpPost(ContactAddresses.FirstLinks)]
    [AdministratorOnly]
    [ButtonText("FirstLinks_Send")]
    public async Task<IActionResult> SendAll()
    {
        var result = await first.SendAllAsync();
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("FirstLinks_Sending"));
        return Redirect(ContactAddresses.FirstLinks);
    }
}
