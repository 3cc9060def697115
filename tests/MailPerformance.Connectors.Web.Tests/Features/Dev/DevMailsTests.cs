using MailPerformance.Connectors.Core.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Features.Dev;

/// <summary>Mails of Development, without a server.</summary>
public sealed class DevMailsTests(DevMailsTests.KeepingFactory host) : IClassFixture<DevMailsTests.KeepingFactory>
{
    [Fact]
    public async Task Get_Mail_IsShownAsItWouldGo()
    {
        var account = await host.CreateAccountAsync();
        var contactId = await account.AddContactAsync(details => (details.FirstName, details.Email) = ("Léa", "lea@exemple.fr"));
        await account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true));
        var anybody = host.Anonymous();
        Assert.Contains(Words.Web("DevMails_Waiting"), (await anybody.GetAsync("/dev/courriels")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.Services.GetRequiredService<OutboxSender>().SendDueAsync());

        var list = await anybody.GetAsync("/dev/courriels");
        var mail = await anybody.GetAsync(list.Element("main table a").GetAttribute("href")!);
        var html = await anybody.GetAsync(mail.Element("a.button").GetAttribute("href")!);

        Assert.Contains(Words.Web("DevMails_Sent"), list.Text, StringComparison.Ordinal);
        Assert.Contains("Bonjour Léa Durand", mail.Text, StringComparison.Ordinal);
        Assert.Contains("mot-de-passe?contact=", html.Html, StringComparison.Ordinal);
        await account.AsAdministrator(core => core.Links.CreateAsync(contactId));
        Assert.Contains(
            Words.Web("DevMails_OutOfDate"), (await anybody.GetAsync(list.Element("main table a").GetAttribute("href")!)).Text,
            StringComparison.Ordinal);
        PageAssert.Is(HttpStatusCode.NotFound, await anybody.GetAsync("/dev/courriels/999999"));
    }

    /// <summary>As <c>dotnet run</c> starts it.</summary>
    public sealed class KeepingFactory : ConnectorsFactory
    {
        protected override bool KeepsMails => true;
    }
}
