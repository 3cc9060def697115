namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>Everything that one request needs of whoever is signed in, read once at its beginning (rule 7).</summary>
/// <param name="HoldsConnectorsForReview">See <see cref="Account.HoldsConnectorsForReview"/>.</param>
/// <param name="WriteSequence">As many writes of the account are in whatever the request reads, or more.</param>
public sealed record SignedInContact(
    Actor Actor,
    string AccountCode,
    string AccountName,
    bool MobileConnectorsEnabled,
    bool HoldsConnectorsForReview,
    long WriteSequence,
    int ContactCount,
    string FirstName,
    string LastName,
    string Login,
    string Language,
    string TimeZone,
    int RowsPerTable,
    string? SecurityStamp)
{
    /// <summary>Tells one session of the contact in a browser from another; empty where there is none.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>Which columns the contact has chosen to see, as flags.</summary>
    public int ShownColumns { get; init; }

    /// <summary>
    /// From when on the account lets the contact do nothing but set up a second factor; null: it has one, or none is required of it.
    /// </summary>
    public DateTime? SecondFactorDueAt { get; init; }

    /// <summary>See <see cref="Account.TrashDays"/>.</summary>
    public int? TrashDays { get; init; }
}
