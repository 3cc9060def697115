namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>An end date that may be a year later.</summary>
/// <param name="Present">The last day that it has.</param>
/// <param name="Day">The one that it would have.</param>
/// <param name="IsOver">The present one has passed.</param>
public sealed record ExtensionViewModel(long ContactId, DateOnly Present, DateOnly Day, bool IsOver);
