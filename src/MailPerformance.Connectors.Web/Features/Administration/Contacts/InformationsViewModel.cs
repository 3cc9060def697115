using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.TagHelpers;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

public sealed class InformationsViewModel
{
    /// <summary>Null for « Nouveau contact ».</summary>
    public ContactHeader? Header { get; init; }

    public required InformationsForm Form { get; init; }

    public InformationsLimits Limits { get; init; } = InformationsLimits.None;

    public Denial? EditDenial => Limits.Edit;

    public Denial? IdentityDenial => Limits.Identity;

    public Denial? CredentialsDenial => Limits.Credentials;

    public Denial? EndDateDenial => Limits.EndDate;

    public required IReadOnlyList<PlatformOption> Platforms { get; init; }

    public required DateOnly LatestValidUntil { get; init; }

    public required int MaxValidityDays { get; init; }

    /// <summary>Administrators may have no end date.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>Null for a contact that has a password, a new one, and a reader who may not edit it.</summary>
    public FirstLinkViewModel? FirstLink { get; init; }

    /// <summary>Null when none waits, and for a reader who may not edit the contact.</summary>
    public PendingEmail? PendingEmail { get; init; }

    /// <summary>Null when the end is not near, or the reader may not move it.</summary>
    public ExtensionViewModel? Extension { get; init; }

    public ConflictViewModel? Conflict { get; set; }

    /// <summary>There is something on the page that can be saved.</summary>
    public bool MaySave => EditDenial is null || Platforms.Any(platform => platform.MayChange);

    /// <summary>The same page around a form that was posted, as far as its reader could edit it.</summary>
    public InformationsViewModel Showing(InformationsForm posted) => new()
    {
        Header = Header,
        Form = EditDenial is null ? posted : Form.With(posted),
        Limits = Limits,
        Platforms = Platforms,
        LatestValidUntil = LatestValidUntil,
        MaxValidityDays = MaxValidityDays,
        IsAdministrator = IsAdministrator,
        FirstLink = FirstLink,
        PendingEmail = PendingEmail,
        Extension = Extension,
    };
}

/// <summary>One platform in the section « Connecteurs Mobile ».</summary>
/// <param name="ToReviewId">Its connector, when an administrator is asked to look at it.</param>
/// <param name="SuspendedBy">Why its connector is suspended; null when there is none or it is not.</param>
public sealed record PlatformOption(
    string Key,
    string Name,
    PlatformAvailability Availability,
    ConnectorPrivilege? Present,
    ConnectorState? State,
    long? ToReviewId,
    string? SuspendedBy,
    DateTime? ActivatedAt,
    string? GrantReason,
    string? ReduceReason)
{
    /// <summary>Why nothing can be changed; null when something can.</summary>
    public string? DisabledReason => Present is null ? GrantReason : ReduceReason;

    public bool MayChange => DisabledReason is null;

    /// <summary>The contact may keep or lose what it has, but get no more.</summary>
    public string? ReasonAgainst(ConnectorPrivilege privilege) => privilege > (Present ?? 0) ? GrantReason : null;

    public IEnumerable<RadioOption> Privileges => PrivilegeChoices.For(ReasonAgainst);
}
