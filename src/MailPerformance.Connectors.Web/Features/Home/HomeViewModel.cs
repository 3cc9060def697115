using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Features.Home;

/// <summary>What waits for whoever signs in. A figure that the reader may not see is null.</summary>
public sealed record HomeViewModel(
    IReadOnlyList<OwnConnector> OwnConnectors,
    int? Connectors,
    int? SuspendedConnectors,
    int? WithoutPassword,
    int? EndingSoon,
    CoverageViewModel? Coverage);

public sealed record OwnConnector(string Platform, ConnectorPrivilege Privilege, ConnectorState State);
