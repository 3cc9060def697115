namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <inheritdoc/>
public sealed class ContactChangeTests(ChangeFactory host) : ChangeTests(host), IClassFixture<ChangeFactory>
{
    public static TheoryData<string> Rows => Half(isContacts: true);

    [SqliteTheory]
    [MemberData(nameof(Rows))]
    public Task Post_ByEverybody_ChangesWhatTheirRightsAllow(string name) => CheckAsync(name);
}
