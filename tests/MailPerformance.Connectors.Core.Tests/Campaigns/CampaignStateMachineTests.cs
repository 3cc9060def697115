using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>The state machine, for any sequence of moves.</summary>
public sealed class CampaignStateMachineTests
{
    private static readonly DateTime Start = Sample.Start.UtcDateTime;

    [Property(MaxTest = 500)]
    public Property AnyMoves_KeepStateDatesVersionAndHistoryTrue(CampaignMoveKind[] kinds)
    {
        var campaign = ExpressCampaign.Create("clé", "Campagne", Start);
        var accepted = 0;
        var states = new List<CampaignState> { campaign.State };
        for (var index = 0; index < kinds.Length; index++)
        {
            var now = Start.AddMinutes(index + 1);
            var legal = CampaignStateMachine.After(campaign.State, kinds[index]);
            var before = (campaign.State, campaign.Version, campaign.ScheduledAt);
            var move = campaign.Move(kinds[index], now, now.AddDays(1));
            if ((move is null) != (legal is null) || (move is null && before != (campaign.State, campaign.Version, campaign.ScheduledAt)))
            {
                return false.Label($"{kinds[index]} at {index}");
            }

            if (move is not null)
            {
                accepted++;
                states.Add(campaign.State);
            }
        }

        var history = campaign.Moves.ToList();
        return (campaign.Version == accepted + 1).Label("version")
            .And((history.Count == accepted).Label("one line a move"))
            .And(history.Select(move => move.From).SequenceEqual(states.SkipLast(1)).Label("each begins where the one before ended"))
            .And(history.Select(move => move.To).SequenceEqual(states.Skip(1)).Label("to"))
            .And(((campaign.State == CampaignState.Draft) == (campaign.ScheduledAt is null)).Label("a date unless a draft"))
            .And(((campaign.StartedAt is not null) == (campaign.State >= CampaignState.Sending)).Label("started"))
            .And(((campaign.EndedAt is not null) == (campaign.State >= CampaignState.Sent)).Label("ended"))
            .And((campaign.ListedAt == (campaign.StartedAt ?? campaign.ScheduledAt ?? campaign.CreatedAt)).Label("order of the list"));
    }

    [Theory]
    [InlineData(CampaignState.Sent)]
    [InlineData(CampaignState.Interrupted)]
    public void FinalStates_AllowNothing(CampaignState state) => Assert.Empty(CampaignStateMachine.From(state));

    [Fact]
    public void Moves_AreTheseSixAlone()
    {
        var legal =
            from state in Enum.GetValues<CampaignState>()
            from kind in Enum.GetValues<CampaignMoveKind>()
            let to = CampaignStateMachine.After(state, kind)
            where to is not null
            select $"{state} {kind} {to}";
        Assert.Equal(
        [
            "Draft Validate Validated", "Validated Devalidate Draft", "Validated Reschedule Validated", "Validated Start Sending",
            "Sending Finish Sent", "Sending Interrupt Interrupted",
        ], legal);
    }

    [Property]
    public bool Way_IsWalkedByLegalMoves_AndEndsWhereItShould(CampaignState from, CampaignState to) =>
        CampaignStateMachine.Way(from, to) is not { } way
            ? from is CampaignState.Sent or CampaignState.Interrupted || to < from
            : way.Aggregate((CampaignState?)from, (state, kind) => state is { } at ? CampaignStateMachine.After(at, kind) : null) == to;

    [Property(MaxTest = 500)]
    public bool Rates_AreFractions_OfPossibleCounts(NonNegativeInt a, NonNegativeInt b, NonNegativeInt c, NonNegativeInt d)
    {
        var delivered = c.Get % (b.Get + 1);
        var counts = new CampaignCounts
        {
            Targeted = a.Get + b.Get,
            Sent = b.Get,
            Delivered = delivered,
            Bounces = b.Get - delivered,
            Opens = d.Get % (delivered + 1),
        };
        var rates = CampaignRates.Of(counts);
        decimal?[] all =
            [rates.Progress, rates.Delivery, rates.Bounce, rates.Open, rates.Click, rates.ClickToOpen, rates.Unsubscribe, rates.Complaint];
        return !counts.Impossible().Any() && all.All(rate => rate is null or (>= 0 and <= 1))
            && (rates.Delivery is null) == (counts.Sent == 0);
    }

    [Theory]
    [InlineData(10, 11, 0, 0, 0, "Sent")]
    [InlineData(10, 10, 11, 0, 0, "Delivered,Bounces")]
    [InlineData(10, 10, 9, 2, 0, "Bounces")]
    [InlineData(10, 10, 9, 1, 10, "Opens")]
    [InlineData(-1, 0, 0, 0, 0, "Targeted,Sent")]
    [InlineData(10, 10, 9, 1, -1, "Opens")]
    public void Impossible_NamesTheFigures(int targeted, int sent, int delivered, int bounces, int opens, string expected) =>
        Assert.Equal(expected, string.Join(',', new CampaignCounts
        {
            Targeted = targeted,
            Sent = sent,
            Delivered = delivered,
            Bounces = bounces,
            Opens = opens,
        }.Impossible()));
}
