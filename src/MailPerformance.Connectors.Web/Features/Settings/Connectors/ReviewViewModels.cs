using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>The page « Connecteurs à vérifier ».</summary>
public sealed record ReviewsViewModel(IReadOnlyList<ReviewRow> Rows)
{
    /// <summary>What is not as it was when the reader confirmed it; null: nothing was confirmed, or it was so.</summary>
    public ReviewChanged? Changed { get; init; }
}

/// <param name="Changes">Empty: what has changed is nothing that the page has in one word (it was given, or taken, once more).</param>
public sealed record ReviewChanged(string ContactName, IReadOnlyList<ReviewChange> Changes);

public sealed record ReviewChange(string Field, string? Before, string? Now);

/// <param name="By">Who gave it, with the login; null: somebody who is gone.</param>
/// <param name="HasCreated">That person created the contact; else they changed what it signs in with.</param>
/// <param name="Shown">What a yes is about.</param>
public sealed record ReviewRow(
    long Id,
    long ContactId,
    string ContactName,
    string Platform,
    bool IsHeld,
    string? By,
    bool HasCreated,
    ReviewShown Shown);
