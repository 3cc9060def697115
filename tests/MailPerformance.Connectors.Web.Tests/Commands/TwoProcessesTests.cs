using System.Diagnostics;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Two processes on one database: what is taken away in one is gone in the other at the phone's very next call.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Password = "Trois-tulipes-2026!";

    private readonly TestDatabase _database = TestDatabase.Migrated();

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-two-").FullName;

    [Fact]
    public async Task WhatIsTakenAwayInOneProcess_IsRefusedInTheOther_AtTheNextCall()
    {
        using var one = Start();
        var first = await BuiltProgram.AddressAsync(one);
        using var two = Start();
        try
        {
            var (here, there) = (Client(first), Client(await BuiltProgram.AddressAsync(two)));
            var phone = await new TestPhone(new TestSite(Client(first)), here).SignInAsync("FG3pmdpmdpmd", Password);
            Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync(here, "/me")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync(there, "/me")).StatusCode);

            var administrator = new TestSite(here);
            await SignInAsync(administrator);
            await SetOptionAsync(administrator, "false");
            Assert.Equal(HttpStatusCode.Forbidden, (await phone.CallAsync(there, "/me")).StatusCode);
            await SetOptionAsync(administrator, "true");
            Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync(there, "/me")).StatusCode);

            var elsewhere = new TestSite(there);
            await SignInAsync(elsewhere);
            Assert.Contains("iPhone", await ContactAsync(elsewhere, "anton"));

            await RemoveAsync(administrator);
            Assert.DoesNotContain("iPhone", await ContactAsync(elsewhere, "anton"));

            Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync(there, "/me")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync(here, "/me")).StatusCode);
        }
        finally
        {
            one.Kill();
            two.Kill();
            await Task.WhenAll(one.WaitForExitAsync(), two.WaitForExitAsync());
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private static async Task SignInAsync(TestSite administrator) =>
        PageAssert.RedirectsTo("/", await administrator.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", "FG3admin");
            form.Set("Password", Password);
        }));

    private static async Task SetOptionAsync(TestSite administrator, string enabled)
    {
        const string Address = "/parametrages/compte/option";
        var answer = await administrator.PostByHandAsync(Address, form => form.Set("enabled", enabled));
        PageAssert.Is(HttpStatusCode.Redirect, answer.Status == HttpStatusCode.Conflict
            ? await administrator.SubmitAsync(answer, _ => { }, Address)
            : answer);
    }

    private static async Task RemoveAsync(TestSite administrator)
    {
        var list = await administrator.GetAsync("/parametrages/connecteurs");
        var address = list.Element("tr:has(.row-name):contains('anton') a[href$=retirer]").GetAttribute("href")!;
        var asked = await administrator.SubmitAsync(address, _ => { });

        // anton is the only one who can stop the example's campaigns.
        PageAssert.Is(HttpStatusCode.Conflict, asked);
        PageAssert.RedirectsTo(
            "/parametrages/connecteurs", await administrator.SubmitAsync(asked, form => form.Set(StopCoverageRule.Field, "true"), address));
    }

    // A line of the list, which each process remembers for itself.
    private static async Task<string> ContactAsync(TestSite administrator, string lastName)
    {
        var list = await administrator.GetAsync("/administration/contacts");
        return list.Element($"tr:has(.row-name:contains('{lastName}'))").TextContent;
    }

    private static HttpClient Client(Uri address) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    private Process Start() => BuiltProgram.Start(_directory, ["--urls", "http://127.0.0.1:0"], new(_database.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Enabled"] = "true",
        ["Demo__Password"] = Password,
        ["PublicUrl"] = "http://localhost:5080",
    });
}
