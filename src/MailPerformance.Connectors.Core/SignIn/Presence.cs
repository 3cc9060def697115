using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Who somebody is and whether they may be here: read in the same way, and decided in the same way, for the cookie of a browser and
/// the token of a phone (rule 7).
/// </summary>
internal sealed class Presence
{
    public required long ContactId { get; init; }

    public required long AccountId { get; init; }

    public required string AccountCode { get; init; }

    public required string AccountName { get; init; }

    public required bool MobileConnectorsEnabled { get; init; }

    public required bool HoldsConnectorsForReview { get; init; }

    public required int? TrashDays { get; init; }

    public required long WriteSequence { get; init; }

    public required int ContactCount { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required string Login { get; init; }

    public required string Language { get; init; }

    public required string TimeZone { get; init; }

    public required int RowsPerTable { get; init; }

    public required ListColumns ShownColumns { get; init; }

    public required string? SecurityStamp { get; init; }

    public required KeptOutBy? KeptOutBy { get; init; }

    public required SecondFactorDemand SecondFactorFor { get; init; }

    public required int SecondFactorGraceDays { get; init; }

    public required DateTime? SecondFactorSince { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Until when somebody of the account can do without a second factor; null: nobody requires one.</summary>
    public DateTime? SecondFactorDueAt(bool isAdministrator) =>
        SecondFactorSince is { } since
        && (SecondFactorFor == SecondFactorDemand.Everybody || (SecondFactorFor == SecondFactorDemand.Administrators && isAdministrator))
            ? (since > CreatedAt ? since : CreatedAt).AddDays(SecondFactorGraceDays)
            : null;

    /// <summary>The one decision. A new reason to refuse somebody is a condition of <see cref="ContactAccess"/>.</summary>
    public bool MayBeHere => ContactAccess.IsAllowed(KeptOutBy);

    /// <param name="actor">What this entrance gives to the contact.</param>
    public SignedInContact SignedInAs(Actor actor) => new(
        actor with { Name = FirstName + " " + LastName, Login = Login },
        AccountCode,
        AccountName,
        MobileConnectorsEnabled,
        HoldsConnectorsForReview,
        WriteSequence,
        ContactCount,
        FirstName,
        LastName,
        Login,
        Language,
        TimeZone,
        RowsPerTable,
        SecurityStamp)
    { TrashDays = TrashDays, ShownColumns = (int)ShownColumns };
}

internal static class Presences
{
    public static IQueryable<Presence> WithPresence(this IQueryable<Contact> contacts, DateTime now) =>
        contacts.WithAccess(now).Select(one => new Presence
        {
            ContactId = one.Contact.Id,
            AccountId = one.Contact.AccountId,
            AccountCode = one.Contact.Account.Code,
            AccountName = one.Contact.Account.Name,
            MobileConnectorsEnabled = one.Contact.Account.MobileConnectorsEnabled,
            HoldsConnectorsForReview = one.Contact.Account.HoldsConnectorsForReview,
            TrashDays = one.Contact.Account.TrashDays,
            WriteSequence = one.Contact.Account.WriteSequence,
            ContactCount = one.Contact.Account.ContactCount,
            FirstName = one.Contact.FirstName,
            LastName = one.Contact.LastName,
            Login = one.Contact.UserName!,
            Language = one.Contact.Language,
            TimeZone = one.Contact.TimeZone,
            RowsPerTable = one.Contact.RowsPerTable,
            ShownColumns = one.Contact.ShownColumns,
            SecurityStamp = one.Contact.SecurityStamp,
            KeptOutBy = one.KeptOutBy,
            SecondFactorFor = one.Contact.Account.SecondFactorFor,
            SecondFactorGraceDays = one.Contact.Account.SecondFactorGraceDays,
            SecondFactorSince = one.Contact.Account.SecondFactorSince,
            CreatedAt = one.Contact.CreatedAt,
        });
}
