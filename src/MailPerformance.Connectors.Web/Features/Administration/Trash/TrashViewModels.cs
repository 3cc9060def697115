using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Trash;

/// <param name="Kinds">Those that the reader may bring back.</param>
/// <param name="Days">For how many days things may come back.</param>
public sealed record TrashListViewModel(
    TrashKind Kind, IReadOnlyList<TrashKind> Kinds, IReadOnlyList<TrashRow> Rows, PageSteps? Steps, int Days);

/// <param name="Owner">Whose connector it was.</param>
/// <param name="Until">Until when it may come back.</param>
public sealed record TrashRow(
    TrashKind Kind, long Id, string Name, string? Login, string? Owner, DateTime DeletedAt, string? DeletedByName, DateTime Until);

/// <summary>What somebody posts who means it.</summary>
public sealed class EraseForm
{
    public bool Confirmed { get; set; }
}

public sealed class RestoreForm
{
    public string? Name { get; set; }

    /// <summary>The connectors that come back.</summary>
    public List<long> Platforms { get; set; } = [];
}

/// <param name="Contact">What comes back with a contact.</param>
/// <param name="Permissions">What a role gives.</param>
/// <param name="Members">How many contacts had a label; null: it is none.</param>
/// <param name="Refusal">Why the reader may not bring it back.</param>
public sealed record TrashItemViewModel(
    TrashRow Row,
    RestoreForm Form,
    TrashContactViewModel? Contact,
    IReadOnlyList<string> Permissions,
    int? Members,
    KeptConnector? Connector,
    string? Refusal,
    bool MayErase)
{
    public bool HasName => Row.Kind is not (TrashKind.Contact or TrashKind.Connector);
}

/// <param name="ConnectorsReason">Why the reader may not give its connectors back.</param>
public sealed record TrashContactViewModel(
    IReadOnlyList<TrashPart> Roles, IReadOnlyList<TrashPart> Labels, IReadOnlyList<KeptConnector> Connectors, string? ConnectorsReason);

/// <param name="Reason">Why it does not come back; null: it does.</param>
public sealed record TrashPart(string Name, string? Reason);
