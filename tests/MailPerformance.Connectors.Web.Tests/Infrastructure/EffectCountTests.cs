namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>What a save would do costs the same few commands however many people it concerns.</summary>
public sealed class EffectCountTests(SavingFactory host) : IClassFixture<SavingFactory>
{
    // A save's fifteen, who is concerned and how many, their rights before and after, administrators and connectors before and after.
    // What a contact that goes leaves in the trash is five of them.
    private const int Most = 30;

    [Fact]
    public async Task Post_ShowsAndSaves_WithTheSameFewCommands_AtTenAndTenThousandHolders()
    {
        var (few, many) = (await CountsAsync(10), await CountsAsync(10_000));

        Assert.All(few, count => Assert.True(count.Value.Count <= Most, Report(count.Key, count.Value)));
        Assert.All(many, count => Assert.True(
            count.Value.Count <= few[count.Key].Count, $"{few[count.Key].Count} at ten\n{Report(count.Key, count.Value)}"));
    }

    private static string Report(string name, IReadOnlyList<string> commands) =>
        $"{name}: {commands.Count}\n{string.Join("\n---\n", commands)}";

    private async Task<Dictionary<string, IReadOnlyList<string>>> CountsAsync(int size)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.AddCrowdAsync(size);
        var admin = await host.SignInAsync(account, account.AdministratorId);
        var counts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, open) in await EffectWrites.OfAsync(account, admin))
        {
            counts[name] = await host.Commands.ListenAsync(await open());
        }

        return counts;
    }
}
