using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The link of a contact that has not chosen a password yet.</summary>
/// <param name="At">When the last one was made; null: none is open.</param>
/// <param name="By">Who made it; null: the service, or somebody who is gone.</param>
/// <param name="MailedAt">When it went by mail; null: it did not, or not yet.</param>
/// <param name="IsWaiting">Its mail has not gone yet.</param>
/// <param name="IsOver">It has run out.</param>
/// <param name="Denial">Why the reader may not send or take one back.</param>
public sealed record FirstLinkViewModel(
    long ContactId,
    DateTime? At,
    string? By,
    DateTime? MailedAt,
    bool IsWaiting,
    bool IsOver,
    DateTime? TakenBackAt,
    bool GoesByMail,
    Denial? Denial);

/// <summary>« Renvoyer à tous ».</summary>
/// <param name="Since">Since when they go; null: none do.</param>
public sealed record FirstLinksViewModel(BoundedCount WithoutPassword, DateTime? Since, bool GoByMail);
