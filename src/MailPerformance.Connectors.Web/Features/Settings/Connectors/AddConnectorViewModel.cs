namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <param name="IsOpen">False: the connector will wait until the platform is opened.</param>
public sealed record AddConnectorViewModel(
    string PlatformKey,
    string PlatformName,
    bool IsOpen,
    AddConnectorForm Form,
    CandidateList Candidates);

/// <param name="HasMore">More contacts match than are listed; search on.</param>
public sealed record CandidateList(string? Search, IReadOnlyList<Candidate> Rows, bool HasMore, long? Selected);

/// <param name="DisabledReason">Why this contact cannot get the connector; null when it can.</param>
public sealed record Candidate(long Id, string FirstName, string LastName, string Login, string? DisabledReason);
