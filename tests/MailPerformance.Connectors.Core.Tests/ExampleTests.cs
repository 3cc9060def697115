using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests;

/// <summary>What CONTRIBUTING.md shows to whoever writes a test is a test, word for word.</summary>
public sealed class ExampleTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact] // Core: as somebody, through a service; nothing differs when it is refused.
    public async Task AddAsync_NoName_IsInvalid()
    {
        var account = await host.CreateAccountAsync();
        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Groups.AddAsync(" ")), "Name", "Label_NameRequired");
    }
}
