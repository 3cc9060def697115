using System.Linq.Expressions;
using MailPerformance.Connectors.Core.Devices;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>One device as lists show it.</summary>
public sealed record DeviceRow(
    long Id,
    string Name,
    string? Model,
    string? System,
    string? AppVersion,
    DateTime FirstUsedAt,
    DateTime LastUsedAt,
    DateTime? RefusedAt,
    DateTime? EndedAt,
    DeviceEnd? EndReason)
{
    public static Expression<Func<MobileDevice, DeviceRow>> Of { get; } = device => new DeviceRow(
        device.Id, device.Name, device.Model, device.System, device.AppVersion,
        device.FirstUsedAt, device.LastUsedAt, device.RefusedAt, device.EndedAt, device.EndReason);

    /// <summary>Model, system and version of the app, as far as the app has said them.</summary>
    public string Details => string.Join(
        " · ", new[] { Model, System, AppVersion is null ? null : Texts.T("Device_AppVersion", AppVersion) }.OfType<string>());
}

/// <param name="EndAddress">Where the device of that id is ended. Null: this reader may not.</param>
/// <param name="IsSuspended">The contact's devices are refused for as long as the contact is suspended.</param>
public sealed record DeviceListViewModel(IReadOnlyList<DeviceRow> Rows, Func<long, string>? EndAddress, bool IsSuspended = false);
