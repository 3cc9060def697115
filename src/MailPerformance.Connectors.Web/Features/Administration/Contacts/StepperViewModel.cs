namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The steps of a new contact.</summary>
/// <param name="ContactId">Null while the contact does not exist yet: only the first step can be opened.</param>
public sealed record StepperViewModel(ContactStep Step, long? ContactId);
