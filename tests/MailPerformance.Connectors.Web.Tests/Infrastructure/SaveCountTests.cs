namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>What people save costs the same few commands however large the account is, with all that follows from it.</summary>
public sealed class SaveCountTests(SavingFactory host) : IClassFixture<SavingFactory>
{
    // Of these the journal has an entry for each thing that has happened, two for an order that is carried out at once, and where it ends.
    private const int Most = 15;
    private const int MostUnchanged = 8;

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public async Task Post_Save_SendsAFewCommands_AndFewerWhenNothingChanges(int size)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.AddCrowdAsync(size);
        await account.AddPhonesAsync();
        await account.AddCampaignsAsync(size);
        var world = await WriteWorld.CreateAsync(host, account);

        var counts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, open) in world.Writes())
        {
            counts[name] = await host.Commands.ListenAsync(await open());
        }

        Assert.All(
            counts,
            count => Assert.True(
                count.Value.Count <= (count.Key.StartsWith("nothing", StringComparison.Ordinal) ? MostUnchanged : Most),
                $"{count.Key}: {count.Value.Count}\n{string.Join("\n---\n", count.Value)}"));
    }
}
