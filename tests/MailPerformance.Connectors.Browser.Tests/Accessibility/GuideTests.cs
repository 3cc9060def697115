using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Web.Features.Help;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>Every chapter of the guide in both languages; elsewhere only two of them are looked at.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GuideTests(BrowserSite site)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public Task Chapters_are_accessible_and_fit_a_phone(string language) => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        await account.Account.ChangeAsync(account.Account.AdministratorId, contact => contact.Language = language);
        var visitor = await stage.SignInAsync(account.Administrator);
        var inspection = new Inspection(visitor);

        await inspection.OpenAsync("/aide");
        foreach (var chapter in Guide.Of(language).Chapters)
        {
            await inspection.OpenAsync(HelpAddresses.Chapter(chapter.Address));
        }

        inspection.AssertClean();
    });
}
