using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests;

/// <summary>What CONTRIBUTING.md shows to whoever writes a test is a test, word for word.</summary>
[Collection(AdministrationHost.Name)]
public sealed class ExampleTests(ConnectorsFactory host)
{
    [Fact] // A page: fill its form as a browser does, follow it, read what is shown and kept.
    public async Task Post_NewGroup_IsListed()
    {
        var (_, admin) = await host.SetUpAsync();
        var answer = await admin.SubmitAsync("/administration/groupes", form => form.Set("Name", "Été"));
        PageAssert.LeadsBackTo("/administration/groupes", answer);
        Assert.Equal(["Été"], (await admin.GetAsync("/administration/groupes")).Column(Words.Web("Label_Name")));
    }

    [Fact] // Forbidden: somebody who holds other rights.
    public async Task Get_WithoutTheRight_IsForbidden()
    {
        var (account, _) = await host.SetUpAsync();
        var reader = await host.SignInAsync(account, await account.AddHolderAsync(Permissions.MobileConnectors));
        PageAssert.Is(HttpStatusCode.Forbidden, await reader.GetAsync("/administration/groupes"));
    }

    [Fact] // Another account: its ids are nobody's here.
    public async Task Get_GroupOfAnotherAccount_IsNotFound()
    {
        var (_, stranger) = await host.SetUpAsync();
        var group = await (await host.CreateAccountAsync()).AddLabelAsync<Group>("Été");
        PageAssert.Is(HttpStatusCode.NotFound, await stranger.GetAsync($"/administration/groupes/{group}"));
    }

    [Fact]
    public void Contributing_ShowsTheseTests()
    {
        var shown = File.ReadAllText(Path.Combine(Solution.Directory, "CONTRIBUTING.md"));
        var examples = shown.Split("```csharp\n")[1].Split("```")[0].Trim().Split("\n\n");
        var tests = Path.Combine(Solution.Directory, "tests");
        var files = Directory.EnumerateFiles(tests, "ExampleTests.cs", SearchOption.AllDirectories);
        var written = string.Concat(files.Select(File.ReadAllText)).Replace("\n    ", "\n", StringComparison.Ordinal);

        Assert.Equal(4, examples.Length);
        Assert.All(examples, example => Assert.Contains(example, written, StringComparison.Ordinal));
    }
}
