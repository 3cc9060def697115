namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <param name="ContactId">Null while the contact does not exist yet: only the first step can be opened.</param>
/// <param name="BlockedReason">Why the steps after the first cannot be opened; null when they can.</param>
public sealed record StepperViewModel(ContactStep Step, long? ContactId, string? BlockedReason);
