using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>The page « Connecteurs à vérifier ».</summary>
public sealed record ReviewsViewModel(IReadOnlyList<ReviewCard> Cards)
{
    /// <summary>What is not as it was when the reader confirmed it; null: nothing was confirmed, or it was so.</summary>
    public ReviewChanged? Changed { get; init; }
}

/// <param name="Changes">Empty: what has changed is nothing that the page has in one word (it was given, or taken, once more).</param>
public sealed record ReviewChanged(string ContactName, IReadOnlyList<ReviewChange> Changes);

public sealed record ReviewChange(string Field, string? Before, string? Now);

/// <summary>A connector to check, as it is shown.</summary>
/// <param name="Others">Whom the contact must not be, as one text; empty: they are all gone.</param>
public sealed record ReviewCard(
    ReviewRow Row, IReadOnlyList<ReviewReason> Reasons, IReadOnlyList<string> Warnings, string Others);

/// <param name="At">Null: nobody knows when.</param>
public sealed record ReviewReason(string Text, DateTime? At);

/// <summary>A connector to check, as the database has it.</summary>
/// <param name="ConnectorAt">When the connector was given.</param>
/// <param name="Devices">How many devices are connected with it.</param>
/// <param name="Shown">What a yes is about.</param>
public sealed record ReviewRow(
    long Id,
    long ContactId,
    string ContactName,
    string NormalizedEmail,
    bool HasPassword,
    bool IsLocked,
    long? CreatedById,
    DateTime CreatedAt,
    long? CredentialsById,
    long? PasswordLinkById,
    string Platform,
    DateTime ConnectorAt,
    int Devices,
    bool IsHeld,
    ReviewShown Shown);

/// <summary>Somebody whom a connector to check names.</summary>
/// <param name="Name">With the login.</param>
public sealed record ReviewPerson(
    long Id, string Name, string NormalizedEmail, bool IsAdministrator, long? CredentialsById, DateTime? CredentialsAt);
