namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <inheritdoc/>
public sealed class OtherChangeTests(ChangeFactory host) : ChangeTests(host), IClassFixture<ChangeFactory>
{
    public static TheoryData<string> Rows => Half(isContacts: false);

    [SqliteTheory]
    [MemberData(nameof(Rows))]
    public Task Post_ByEverybody_ChangesWhatTheirRightsAllow(string name) => CheckAsync(name);
}
