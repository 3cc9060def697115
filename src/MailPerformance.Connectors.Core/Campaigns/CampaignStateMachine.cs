namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>Which moves are legal, and where they lead. Sent and Interrupted are final.</summary>
public static class CampaignStateMachine
{
    private static readonly Dictionary<(CampaignState From, CampaignMoveKind Kind), CampaignState> Moves = new()
    {
        [(CampaignState.Draft, CampaignMoveKind.Validate)] = CampaignState.Validated,
        [(CampaignState.Validated, CampaignMoveKind.Devalidate)] = CampaignState.Draft,
        [(CampaignState.Validated, CampaignMoveKind.Reschedule)] = CampaignState.Validated,
        [(CampaignState.Validated, CampaignMoveKind.Start)] = CampaignState.Sending,
        [(CampaignState.Sending, CampaignMoveKind.Finish)] = CampaignState.Sent,
        [(CampaignState.Sending, CampaignMoveKind.Interrupt)] = CampaignState.Interrupted,
    };

    /// <returns>The state after the move; null when the move is not legal.</returns>
    public static CampaignState? After(CampaignState from, CampaignMoveKind kind) =>
        Moves.TryGetValue((from, kind), out var to) ? to : null;

    /// <summary>The state that a move leads to, wherever it begins.</summary>
    public static CampaignState Aim(CampaignMoveKind kind) => Moves.First(move => move.Key.Kind == kind).Value;

    /// <summary>The moves that are legal from a state.</summary>
    public static IEnumerable<CampaignMoveKind> From(CampaignState state) =>
        Moves.Keys.Where(move => move.From == state).Select(move => move.Kind).Order();

    /// <summary>The shortest way of legal moves from one state to another; null when there is none.</summary>
    public static IReadOnlyList<CampaignMoveKind>? Way(CampaignState from, CampaignState to)
    {
        var ways = new Queue<(CampaignState State, CampaignMoveKind[] Steps)>([(from, [])]);
        var seen = new HashSet<CampaignState> { from };
        while (ways.TryDequeue(out var way))
        {
            if (way.State == to)
            {
                return way.Steps;
            }

            foreach (var kind in From(way.State))
            {
                var next = After(way.State, kind)!.Value;
                if (seen.Add(next))
                {
                    ways.Enqueue((next, [.. way.Steps, kind]));
                }
            }
        }

        return null;
    }
}
