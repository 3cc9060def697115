using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Tests.Reviews;

/// <summary>Reasons and order, from what is true and nothing else.</summary>
public sealed class ReviewRiskTests
{
    private static readonly DateTime At = Sample.Start.UtcDateTime;

    private static readonly ReviewFacts Quiet = new() { AccessEndsAt = At.AddDays(200) };

    private static readonly ReviewFacts Connector = Quiet with { Privilege = ConnectorPrivilege.Read, ActivatedAt = At.AddDays(-1) };

    private static readonly ReviewFacts Administrator = Quiet with { IsAdministrator = true, HasSecondFactor = true };

    public static TheoryData<string, string> Reasons => new()
    {
        { "reader", "" },
        { "stopper", "ReadWrite" },
        { "never", "NeverActivated" },
        { "silent", "Silent" },
        { "administrator", "Administrator" },
        { "alone", "Administrator NoSecondFactor" },
        { "role", "StrongRole" },
        { "twice", "StrongRole SeveralWays" },
        { "endless", "NeverEnds" },
        { "soon", "EndsSoon" },
        { "over", "AccessOver" },
        { "blocked", "AccessOver" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Reasons_AreThoseOfWhatIsTrue(string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', ReviewRisk.ReasonsOf(FactsOf(name), At)));

    [Fact]
    public void Order_IsByWhatARightOpens_HoweverOddTheRest()
    {
        var odd = Quiet with { AccessEndsAt = null, AlsoBy = ["X"], IsSilent = true };
        ReviewFacts[] order =
        [
            odd with { IsAdministrator = true },
            Administrator,
            odd with { Privilege = ConnectorPrivilege.ReadWrite },
            Connector with { Privilege = ConnectorPrivilege.ReadWrite },
            odd with { Permissions = [Permissions.ContactsEdit] },
            Quiet with { Permissions = [Permissions.ContactsEdit] },
            odd with { Privilege = ConnectorPrivilege.Read, IsBlocked = true },
            Connector with { IsSilent = true },
            Connector with { ActivatedAt = null },
            Connector,
        ];

        Assert.Equal(order, order.Reverse().OrderByDescending(facts => ReviewRisk.Of(facts, At)));
        Assert.Equal(order.Length, order.Select(facts => ReviewRisk.Of(facts, At)).Distinct().Count());
    }

    [Fact]
    public void Version_ChangesWithWhatIsTrue_NotWithOtherRoles_AndSurvivesTheDatabase()
    {
        var facts = Connector with { Permissions = [Permissions.ContactsEdit], GivenAt = At };

        Assert.Equal(facts.Version, (facts with { AlsoBy = ["Autre"] }).Version);
        Assert.NotEqual(facts.Version, (facts with { Privilege = ConnectorPrivilege.ReadWrite }).Version);
        Assert.NotEqual(facts.Version, (facts with { Permissions = [Permissions.ContactsDelete] }).Version);
        Assert.NotEqual(facts.Version, (facts with { IsBlocked = true }).Version);
        Assert.Equal(facts.Version, ReviewFacts.Read(facts.Write()).Version);
    }

    private static ReviewFacts FactsOf(string name) => name switch
    {
        "stopper" => Connector with { Privilege = ConnectorPrivilege.ReadWrite },
        "never" => Connector with { ActivatedAt = null },
        "silent" => Connector with { IsSilent = true },
        "administrator" => Administrator,
        "alone" => Administrator with { HasSecondFactor = false },
        "role" => Quiet with { Permissions = [Permissions.ContactsEdit] },
        "twice" => Quiet with { Permissions = [Permissions.ContactsEdit], AlsoBy = ["Autre"] },
        "endless" => Connector with { AccessEndsAt = null },
        "soon" => Connector with { AccessEndsAt = At.AddDays(29) },
        "over" => Connector with { AccessEndsAt = At },
        "blocked" => Connector with { IsBlocked = true },
        _ => Connector,
    };
}
