using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

/// <summary>What is to be done: an action, and for some of them which role, label or platform.</summary>
public sealed class BatchForm
{
    /// <summary>Not called an action, which MVC takes from the route.</summary>
    public BatchAction? Kind { get; set; }

    public long? RoleId { get; set; }

    public long? GroupId { get; set; }

    public long? CategoryId { get; set; }

    public long? SegmentId { get; set; }

    public long? PlatformId { get; set; }

    public ConnectorPrivilege? Privilege { get; set; }

    public BatchOrder? Order => Kind is not { } action ? null : new BatchOrder(
        action,
        BatchActions.IsOfRole(action) ? RoleId
            : BatchActions.IsOfGroup(action) ? GroupId
            : BatchActions.IsOfCategory(action) ? CategoryId
            : BatchActions.IsOfSegment(action) ? SegmentId
            : BatchActions.IsOfConnector(action) ? PlatformId
            : null,
        BatchActions.HasPrivilege(action) ? Privilege : null);
}
