using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>« Mot de passe oublié ? » where no mails are sent.</summary>
[Collection(SettingsHost.Name)]
public sealed class ForgottenWithoutMailTests(ConnectorsFactory host)
{
    private const string Url = "/connexion/mot-de-passe-oublie";

    [Fact]
    public async Task Page_SaysWhomToAsk_AndPretendsNothing()
    {
        var site = host.Anonymous();
        var page = await site.GetAsync(Url);
        Assert.Contains(Words.Web("ForgottenPassword_NoMail"), page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form"));

        var posted = await site.PostByHandAsync(Url, form => form.Set("Name", "FG3admin"));
        PageAssert.Is(HttpStatusCode.OK, posted);
        Assert.Contains(Words.Web("ForgottenPassword_NoMail"), posted.Text, StringComparison.Ordinal);
        Assert.Equal(0, await host.InScope(core => core.Db.PasswordAsks.CountAsync()));
    }
}
