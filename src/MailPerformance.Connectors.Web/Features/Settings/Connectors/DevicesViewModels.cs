using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

public sealed record DevicesViewModel(ConnectorRow Connector, ConnectorGrantViewModel? Grant, DeviceListViewModel Devices);

/// <summary>The question before all devices of a platform end.</summary>
public sealed record EndPlatformViewModel(string Key, string Name, BoundedCount Devices);
