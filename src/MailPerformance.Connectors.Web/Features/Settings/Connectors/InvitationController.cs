using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Activation;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>
/// Invites the phone of one connector, with a code on the screen, to scan or to read out, and by mail; and all those who waited for a
/// platform.
/// </summary>
[RequirePermission(Permissions.MobileConnectors)]
public sealed class InvitationController(
    CurrentAccount current,
    ConnectorsDbContext db,
    ConnectorList list,
    InvitationService invitations,
    WaitingList waiting,
    PasswordLinks links,
    PublicAddress address) : PageController(current)
{
    private const string CodeKey = "Invitation";

    [HttpGet(ConnectorAddresses.InvitationRoute)]
    public async Task<IActionResult> Invitation(long id)
    {
        if (await list.FindAsync(id) is not { } connector)
        {
            return NotFound();
        }

        // Shown once: a reload shows none, and a new one ends it.
        var code = (TempData[CodeKey] as string)?.Split(' ');
        var invitation = code?[0] == id.ToString(CultureInfo.InvariantCulture) ? await invitations.FindAsync(code[1]) : null;
        return View(new InvitationViewModel(
            connector,
            invitation,
            invitation is null ? null : QrCode.Of(address.Of(ActivationAddresses.Show(invitation.Code), Request)),
            links.GoByMail,
            await db.MobileDevices.Where(device => device.ContactId == connector.ContactId && device.Platform.Key == connector.PlatformKey
                && device.EndedAt == null)
                .OrderByDescending(device => device.FirstUsedAt).Select(DeviceRow.Of).FirstOrDefaultAsync()));
    }

    [HttpPost(ConnectorAddresses.InvitationRoute)]
    [ButtonText("Invitation_Show")]
    public async Task<IActionResult> Create(long id, bool byMail)
    {
        // Somebody without a password can connect no phone: the link to choose one goes first.
        var without = await ContactWithoutPasswordAsync(id);
        var linked = byMail && links.GoByMail && without is not null && (await links.CreateAsync(without.Value, byMail: true)).IsDone;
        var code = await invitations.CreateAsync(id, byMail && links.GoByMail);
        if (!code.IsDone)
        {
            return NotDone(code);
        }

        // The page after this one shows it, if it is this connector's.
        TempData[CodeKey] = string.Create(CultureInfo.InvariantCulture, $"{id} {code.Value}");
        if (byMail && links.GoByMail)
        {
            var email = await db.MobileConnectors.Where(connector => connector.Id == id)
                .Select(connector => connector.Contact.Email).SingleAsync();
            Notify(T(linked ? "Invitation_MailedBoth" : "Invitation_Mailed", email));
        }

        return RedirectToAction(nameof(Invitation), new { id });
    }

    private Task<long?> ContactWithoutPasswordAsync(long connectorId) =>
        db.MobileConnectors.Where(connector => connector.Id == connectorId && connector.Contact.PasswordHash == null)
            .Select(connector => (long?)connector.ContactId).SingleOrDefaultAsync();

    /// <summary>Tells everybody who waited for a platform that it is open.</summary>
    [HttpPost(ConnectorAddresses.InviteWaitingRoute)]
    [ButtonText("Connectors_InviteWaiting")]
    public async Task<IActionResult> InviteWaiting(string platform)
    {
        var result = await waiting.InviteAsync(platform);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(Plural("Connectors_Invited", result.Value));
        return LocalRedirect(ConnectorAddresses.List);
    }
}

/// <param name="Invitation">The code that was just made; null: none yet.</param>
/// <param name="Qr">It as an SVG image.</param>
/// <param name="Newest">The device that was connected last; null: none is connected.</param>
public sealed record InvitationViewModel(
    ConnectorRow Connector, InvitationView? Invitation, string? Qr, bool MayMail, DeviceRow? Newest)
{
    /// <summary>Why no phone can be invited; null when one can.</summary>
    public string? Reason =>
        Connector.ChangeReason ?? Connector.SuspendedBy ?? (Connector.State == ConnectorState.Waiting ? T("Platform_ComingSoon") : null);
}
