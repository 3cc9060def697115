using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>The devices of one connector: since when and how lately each was used, and the buttons that end them.</summary>
[RequirePermission(Permissions.MobileConnectors)]
public sealed class DevicesController(
    CurrentAccount current, ConnectorsDbContext db, ConnectorList list, ConnectorGrants grants, DeviceService devices, AccountEvents events)
    : PageController(current)
{
    private const int Shown = 50;

    [HttpGet(ConnectorAddresses.DevicesRoute)]
    public async Task<IActionResult> Index(long id)
    {
        if (await list.FindAsync(id) is not { } connector)
        {
            return NotFound();
        }

        var rows = await db.MobileDevices
            .Where(device => device.ContactId == connector.ContactId && device.Platform.Key == connector.PlatformKey)
            .OrderBy(device => device.EndedAt != null).ThenByDescending(device => device.LastUsedAt).ThenBy(device => device.Id)
            .Select(DeviceRow.Of).Take(Shown).ToListAsync();
        return View("Devices", new DevicesViewModel(connector, await grants.FindAsync(id), new DeviceListViewModel(
            rows,
            connector.ChangeReason is null ? device => ConnectorAddresses.EndDevice(id, device) : null,
            connector.State == ConnectorState.Suspended)));
    }

    [HttpPost(ConnectorAddresses.EndDeviceRoute)]
    [ButtonText("Device_End")]
    public async Task<IActionResult> End(long id, long device) => Ended(await devices.EndAsync(device), id);

    [HttpPost(ConnectorAddresses.EndDevicesRoute)]
    [ButtonText("Devices_EndAll")]
    public async Task<IActionResult> EndAll(long id) => Ended(await devices.EndAllOfConnectorAsync(id), id);

    [HttpGet(ConnectorAddresses.EndPlatformRoute)]
    [AdministratorOnly]
    public async Task<IActionResult> Platform(string platform) =>
        await db.MobilePlatforms.SingleOrDefaultAsync(found => found.Key == platform) is { } found
            ? View("EndPlatform", new EndPlatformViewModel(
                found.Key, found.Name,
                new BoundedCount(await db.MobileDevices.SignedIn().Where(device => device.PlatformId == found.Id)
                    .Take(BoundedCount.UsualBound + 1).CountAsync())))
            : NotFound();

    [HttpPost(ConnectorAddresses.EndPlatformRoute)]
    [ButtonText("Devices_EndAll")]
    [AdministratorOnly]
    public async Task<IActionResult> EndPlatform(string platform)
    {
        var result = await devices.EndAllOfPlatformAsync(platform);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(Plural("Devices_Ended", result.Value));
        return LocalRedirect(ConnectorAddresses.List);
    }

    /// <summary>Says when the list of connectors has changed.</summary>
    [HttpGet(ConnectorAddresses.EventsRoute)]
    public Task Events([FromHeader(Name = "Last-Event-ID")] string? lastSeen, string? vu) =>
        events.WriteAsync(Response, lastSeen, vu, HttpContext.RequestAborted);

    private IActionResult Ended<TValue>(WriteResult<TValue> result, long connectorId)
    {
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(result.Value is int count ? Plural("Devices_Ended", count) : T("Device_Ended"));
        return LocalRedirect(ConnectorAddresses.Devices(connectorId));
    }
}
