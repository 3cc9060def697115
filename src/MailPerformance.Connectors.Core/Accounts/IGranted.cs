namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>
/// A row that gives somebody something, and keeps who gave it: the journal is the proof, but it is pruned, and this answers for as long as
/// the row is there. All null: it was given before there was a journal.
/// </summary>
public interface IGranted
{
    /// <summary>No key of a contact: the giver may be deleted since. Null also when nobody who has a row gave it.</summary>
    long? GrantedById { get; set; }

    /// <summary>The whole name as it was; null when nobody who has a row gave it.</summary>
    string? GrantedByName { get; set; }

    DateTime? GrantedAt { get; set; }

    /// <summary>How whoever gave it had come in.</summary>
    Entrance? GrantedIn { get; set; }
}

public static class Granting
{
    public static void Sign(this IGranted row, Actor actor, DateTime now)
    {
        row.GrantedById = actor.ById;
        row.GrantedByName = actor.ById is null ? null : actor.Name;
        row.GrantedAt = now;
        row.GrantedIn = actor.Entrance;
    }
}
