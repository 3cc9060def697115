using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Outside Development the program starts on nothing that is unsafe, and says why.</summary>
public sealed class ProductionTests
{
    [Fact]
    public async Task Start_WithoutConnectionString_Refuses() =>
        await RefusesAsync("No database is configured", host => host.Settings["ConnectionStrings:Connectors"] = "");

    [Fact]
    public async Task Start_UnknownProvider_Refuses() =>
        await RefusesAsync("Database:Provider is 'Oracle'", host => host.Settings["Database:Provider"] = "Oracle");

    [Fact]
    public async Task Start_WithDemo_Refuses() =>
        await RefusesAsync("Demo:Enabled is for Development only", host => host.Settings["Demo:Enabled"] = "true");

    [Fact]
    public async Task Start_WithPendingMigration_Refuses() =>
        await RefusesAsync("'migrate'", host => host.IsMigrated = false);

    [Fact]
    public async Task Start_WithDemoAccount_Refuses() =>
        await RefusesAsync("demo accounts", host => host.Prepare = db =>
        {
            db.Accounts.Add(new Account { Code = "FG3", Name = "Demo", IsDemo = true });
            return db.SaveChangesAsync();
        });

    private static async Task RefusesAsync(string reason, Action<ProductionFactory> change)
    {
        await using var host = new ProductionFactory();
        change(host);

        var failure = Assert.ThrowsAny<Exception>(() => host.Secure());

        Assert.Contains(reason, failure.ToString());
    }
}
