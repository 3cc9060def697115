using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>A contact posts pages so often in a minute: <c>Pages:PostsPerMinute</c>.</summary>
public sealed class PostLimitTests
{
    private const int PerMinute = 3;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Post_TooOften_IsAPageThatSaysSo_ToThatContactAlone_AndSavesNothing(string language)
    {
        await using var host = new StrictFactory();
        var (account, admin) = await host.SetUpAsync();
        var contactId = await account.AddContactAsync();
        await account.ChangeAsync(contactId, contact => contact.Language = language);
        var site = await host.SignInAsync(account, contactId);
        var secondBrowser = await host.SignInAsync(account, contactId);
        for (var post = 1; post <= PerMinute; post++)
        {
            await site.PostByHandAsync("/profil", form => form.Set("RowsPerTable", "0"));
        }

        var told = await account.UnchangedBy(() => secondBrowser.PostByHandAsync("/profil", _ => { }));

        PageAssert.Refused(HttpStatusCode.TooManyRequests, told, Words.In(language, () => Texts.T("Error_TooManyPosts_Title")));
        Assert.Contains(Words.In(language, () => Texts.T("Error_TooManyPosts_Text")), told.Text, StringComparison.Ordinal);
        Assert.Equal(language, told.Document.DocumentElement.GetAttribute("lang"));
        Assert.InRange(told.Response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        PageAssert.Is(HttpStatusCode.OK, await site.GetAsync("/profil"));
        PageAssert.RedirectsTo("/profil", await admin.SubmitAsync("/profil", form => form.Set("RowsPerTable", "7")));
        Assert.Equal(HttpStatusCode.Redirect, (await site.PostByHandAsync("/deconnexion", _ => { })).Status);
    }

    [Fact]
    public async Task Refusal_OfAnotherKind_CountsOnce()
    {
        await using var host = new StrictFactory();
        var (_, admin) = await host.SetUpAsync();
        for (var post = 1; post <= PerMinute; post++)
        {
            PageAssert.Is(HttpStatusCode.MethodNotAllowed, await admin.PostByHandAsync("/nulle-part", _ => { }));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await admin.PostByHandAsync("/nulle-part", _ => { })).Status);
    }

    [Fact]
    public void Number_ThatMakesNoSense_IsRefusedByName()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Pages:PostsPerMinute", "0")]).Build();

        var refused = Assert.Throws<CannotStartException>(() => new ServiceCollection().AddRequestLimits(settings));

        Assert.StartsWith("Pages:PostsPerMinute is '0'; it must be a whole number from 1 ", refused.Message);
    }

    private sealed class StrictFactory : ConnectorsFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pages:PostsPerMinute", $"{PerMinute}");
        }
    }
}
