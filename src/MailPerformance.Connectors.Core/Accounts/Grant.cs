namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>Who gave something, when and how, as a reader is told.</summary>
/// <param name="ById">Null when the giver has no row any more, or never had one.</param>
/// <param name="ByName">As it is now; as it was, when the giver is gone; null when it was nobody who had a row.</param>
/// <param name="At">Null: given before there was a journal.</param>
public sealed record Grant(long? ById, string? ByName, DateTime? At, Entrance? In)
{
    /// <summary>Somebody gave it who has no row any more.</summary>
    public bool IsGiverGone => ById is null && ByName is not null;
}
