using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Two processes on one database: what is taken away in one is gone in the other at the phone's very next call.</summary>
public sealed class TwoProcessesTests : ProcessTests
{
    [Fact]
    public async Task WhatIsTakenAwayInOneProcess_IsRefusedInTheOther_AtTheNextCall()
    {
        using var one = StartServer();
        var first = await BuiltProgram.AddressAsync(one);
        await using var two = StartNode();
        try
        {
            var (here, there) = (Client(first), two.CreateClient());
            var phone = await new TestPhone(new TestSite(Client(first)), here).SignInAsync("FG3pmdpmdpmd", Password);
            Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync(here, "/me")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync(there, "/me")).StatusCode);

            var administrator = await SignInAsync(first);
            await SetOptionAsync(administrator, "false");
            Assert.Equal(HttpStatusCode.Forbidden, (await phone.CallAsync(there, "/me")).StatusCode);
            await SetOptionAsync(administrator, "true");
            Assert.Equal(HttpStatusCode.OK, (await phone.CallAsync(there, "/me")).StatusCode);

            var elsewhere = await SignInAsync(two.Anonymous());
            Assert.Contains("iPhone", await ContactAsync(elsewhere, "anton"));

            await RemoveAsync(administrator);
            Assert.DoesNotContain("iPhone", await ContactAsync(elsewhere, "anton"));

            Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync(there, "/me")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await phone.CallAsync(here, "/me")).StatusCode);
        }
        finally
        {
            await KillAsync(one);
        }
    }

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
}
