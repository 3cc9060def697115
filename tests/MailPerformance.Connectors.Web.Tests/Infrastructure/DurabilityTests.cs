using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>What SQLite has acknowledged survives the power: every connection of the program asks for it.</summary>
public sealed class DurabilityTests
{
    private const int Full = 2;

    [SqliteFact]
    public async Task Connection_WhoeverOpensIt_IsDurable()
    {
        await using var host = new DurableFactory();
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);
        PageAssert.Is(HttpStatusCode.Redirect, await site.SubmitAsync("/administration/groupes", form => form.Set("Name", "Un")));
        using (var scope = host.Services.CreateScope())
        {
            // Not asynchronous, as data protection and others are.
            _ = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().DataProtectionKeys.Count();
        }

        Assert.True(host.Seen.Count > 3, $"Only {host.Seen.Count} connections were seen.");
        Assert.All(host.Seen, value => Assert.Equal(Full, value));
    }

    // The one place beside EF Core's that opens any says the same; its backups are flushed besides.
    [Fact]
    public void Source_OpensNoOtherConnection() => Assert.Equal(
        ["src/MailPerformance.Connectors.Sqlite/SqliteConnections.cs"],
        Solution.Sources().Where(source => source.Text.Contains("new SqliteConnection(", StringComparison.Ordinal))
            .Select(source => source.Path));
}
