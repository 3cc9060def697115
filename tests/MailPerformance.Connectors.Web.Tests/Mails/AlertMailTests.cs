using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Tests.Features.Dev;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Mails;

/// <summary>The words of alerts, and whom they reach.</summary>
public sealed class AlertMailTests(DevMailsTests.KeepingFactory host) : IClassFixture<DevMailsTests.KeepingFactory>
{
    private const string By = "Zoé Durand (FG3zoe)";

    private static readonly AlertMail[] Samples =
    [
        new PasswordLinkMadeMail(),
        new PasswordChangedMail(false, false, null),
        new PasswordChangedMail(true, true, null),
        new CredentialsChangedMail("ancienne@exemple.fr", "FG3neuf", "FG3vieux", EmailPart.Before),
        new CredentialsChangedMail("neuve@exemple.fr", "FG3neuf", null, EmailPart.After),
        new CredentialsChangedMail("meme@exemple.fr", "FG3neuf", "FG3vieux", EmailPart.Same),
        new EmailChangeAskedMail("meme@exemple.fr"),
        new SecondFactorSetMail(SecondFactorChange.TurnedOn),
        new SecondFactorSetMail(SecondFactorChange.Replaced),
        new SecondFactorSetMail(SecondFactorChange.CodesRenewed),
        new SecondFactorSetMail(SecondFactorChange.PasskeyAdded) { Passkey = "Téléphone" },
        new SecondFactorSetMail(SecondFactorChange.PasskeyRemoved) { Passkey = "Téléphone" },
        new SecondFactorRemovedMail(),
        new NewBrowserMail(),
        new NewPhoneMail("iPhone <b>de Zoé</b>", "iPhone 15", "iOS 19"),
        new NewAdministratorMail(1, "Léa Martin (FG3lea)"),
        .. Enum.GetValues<AdministratorLoss>().Select(loss =>
            new AdministratorLostMail(1, "Léa Martin (FG3lea)", loss, new DateTime(2026, 7, 1, 22, 0, 0, DateTimeKind.Utc))),
        new AccessRestoredMail(1, "Léa Martin (FG3lea)"),
        new RoleChangedMail(7, "Équipe", [Permissions.Contacts], [Permissions.Campaigns, "gone"], 12),
        new OptionSwitchedMail(true),
        new OptionSwitchedMail(false),
        new ConnectorToReviewMail("Léa Martin (FG3lea)", "iPhone", true),
        new ConnectorToReviewMail("Léa Martin (FG3lea)", "iPhone", false),
    ];

    [Fact]
    public void Samples_AreOfEveryKind() => Assert.Equal(
        Outbox.KindsByName.Values.Where(kind => kind.IsSubclassOf(typeof(AlertMail))).Select(kind => kind.Name).Order(),
        Samples.Select(sample => sample.GetType().Name).Distinct().Order());

    [Theory]
    [InlineData("fr", "Europe/Paris", "lundi 15 juin 2026 12:00", "Bonjour", ", par vous.", "par le service MailPerformance")]
    [InlineData("en", "America/New_York", "15 June 2026 06:00", "Hello", ", by you.", "by the MailPerformance service")]
    public async Task Alert_OfEachKind_SaysWhenAndWho_InTheReadersLanguageAndZone(
        string language, string zone, string when, string hello, string you, string service)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => (details.Language, details.TimeZone) = (language, zone));
        var other = await account.AddContactAsync(details => (details.Language, details.TimeZone) = (language == "fr" ? "en" : "fr", zone));
        foreach (var sample in Samples)
        {
            var mail = await ComposeAsync(account, id, sample with { By = By });

            Assert.Contains(hello, mail.Text, StringComparison.Ordinal);
            Assert.Contains(when, mail.Text.Replace('\u202f', ' '), StringComparison.Ordinal);
            Assert.Contains("http://localhost:5080/", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("{", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
            if (sample is not (NewBrowserMail or NewPhoneMail or PasswordChangedMail { ByLink: true }))
            {
                Assert.Contains(By, mail.Text, StringComparison.Ordinal);
                Assert.Contains(you, (await ComposeAsync(account, id, sample with { ByYou = true })).Text, StringComparison.Ordinal);
                Assert.Contains(service, (await ComposeAsync(account, id, sample)).Text, StringComparison.Ordinal);
            }

            // No line is the same in both languages but those that hold names and addresses alone.
            var inOther = await ComposeAsync(account, other, sample with { By = By });
            var same = LinesOf(mail).Intersect(LinesOf(inOther)).Where(line => !line.StartsWith("http", StringComparison.Ordinal));
            Assert.Equal(["--"], same.Select(line => line.Trim()));
            Assert.NotEqual(mail.Subject, inOther.Subject);
        }
    }

    [Fact]
    public async Task Alert_OfAPassword_NamesWhoMadeTheLink_AndAnAdministratorToTurnTo()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        var mail = await ComposeAsync(account, id, new PasswordChangedMail(false, true, account.AdministratorId));

        Assert.Contains($"lien à usage unique créé par Sandra Durand ({account.Code}admin).", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Sandra Durand (sandra.durand@exemple.fr)", mail.Text, StringComparison.Ordinal);
        var own = await ComposeAsync(account, account.AdministratorId, new PasswordChangedMail(false, false, null) { ByYou = true });
        Assert.Contains("le service MailPerformance", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_NamesAnAdministratorToTurnTo_WhoIsKeptOutForSomeMinutes()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.ChangeAsync(account.AdministratorId, contact => contact.LockoutEnd = host.Time.GetUtcNow().AddMinutes(15));

        var mail = await ComposeAsync(account, id, new PasswordChangedMail(false, false, null));

        Assert.Contains("Sandra Durand (sandra.durand@exemple.fr)", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_OfAnEmail_GoesToItsOwnAddress_AndTheOldOneDoesNotLearnTheNew()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync(details => details.Email = "ancienne@exemple.fr");
        var (shown, wanted) = (await account.DetailsOfAsync(id), await account.DetailsOfAsync(id));
        wanted.Email = "neuve@exemple.org";
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown))));

        var mails = await ComposeAllAsync(account);

        Assert.Equal(["ancienne@exemple.fr", "neuve@exemple.org"], mails.Select(mail => mail!.ToAddress));
        Assert.DoesNotContain("neuve", mails[0]!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ancienne", mails[1]!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_ReachesWhoeverIsBlockedBeforeItGoes()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, true)));

        Assert.NotNull(Assert.Single(await ComposeAllAsync(account)));
    }

    [Fact]
    public async Task DeletedAdministrator_ReadsItInTheSecondPerson_InTheirLanguage_AtTheirAddress()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details =>
            (details.LoginName, details.Email, details.Language, details.TimeZone) =
            ("lea", "lea@exemple.fr", "en", "America/New_York"));
        await account.GiveRoleAsync(id, account.AdministratorRoleId);
        await account.GiveRoleAsync(await account.AddContactAsync(), account.AdministratorRoleId);
        await account.Inside(core => core.Db.OutboxMails.Where(mail => mail.ContactId != id).ExecuteDeleteAsync());
        var read = await account.Inside(core => core.Db.OutboxMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());
        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));

        var mails = await ComposeAllAsync(account);

        Assert.Equal(5, mails.Count);
        Assert.Equal("You are an administrator", mails[0]!.Subject);
        Assert.StartsWith("New administrator: ", mails[1]!.Subject, StringComparison.Ordinal);
        var (first, second) = (mails[2]!, mails[3]!);
        Assert.Equal($"Administrateur supprimé : Sandra Durand ({account.Code}lea)", first.Subject);
        Assert.Equal("Your login is deleted", second.Subject);
        Assert.Contains($"by Sandra Durand ({account.Code}admin).", second.Text, StringComparison.Ordinal);
        Assert.Contains("15 June 2026 06:00", second.Text.Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("http", second.Text, StringComparison.Ordinal);
        Assert.All([mails[0], mails[1], second], mail => Assert.Equal("lea@exemple.fr", mail!.ToAddress));

        // A sender that had read the mail before the contact was deleted sends it as well.
        Assert.Equal(mails[..2].Select(mail => mail!.Text), (await ComposeAllAsync(account, read)).Select(mail => mail?.Text));
    }

    [Fact]
    public async Task NewAdministrator_ReadsItInTheSecondPerson()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.GiveRoleAsync(id, account.AdministratorRoleId);

        var mails = await ComposeAllAsync(account);

        Assert.StartsWith("Nouvel administrateur : Sandra Durand (", mails[0]!.Subject, StringComparison.Ordinal);
        Assert.Contains(", par vous.", mails[0]!.Text, StringComparison.Ordinal);
        Assert.Equal("Vous êtes administrateur", mails[1]!.Subject);
        Assert.Contains($"par Sandra Durand ({account.Code}admin).", mails[1]!.Text, StringComparison.Ordinal);
        Assert.Contains($"/administration/contacts/{id}/roles", mails[0]!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoleChanged_NamesTheRights_InTheReadersLanguage()
    {
        var account = await host.CreateAccountAsync();

        var mail = await ComposeAsync(
            account, account.AdministratorId,
            new RoleChangedMail(7, "Équipe", [Permissions.Contacts, Permissions.Roles], [Permissions.Campaigns], 12));

        Assert.Contains("12 contacts ont ce rôle.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Droits ajoutés : Contacts, Rôles.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Droits retirés : Campagnes.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/administration/roles/7", mail.Text, StringComparison.Ordinal);
    }

    private static string[] LinesOf(ComposedMail mail) => mail.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<ComposedMail> ComposeAsync(TestAccount account, long contactId, AlertMail data)
    {
        await account.ForgetMailsAsync();
        await account.Inside(core =>
        {
            core.Outbox.Add(contactId, data);
            return core.Db.SaveChangesAsync();
        });
        return Assert.Single(await ComposeAllAsync(account))!;
    }

    private async Task<List<ComposedMail?>> ComposeAllAsync(TestAccount account, List<OutboxMail>? read = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().Enter(account.Id);
        var mails = read ?? await account.Inside(core => core.Db.OutboxMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());
        var composed = new List<ComposedMail?>();
        foreach (var mail in mails)
        {
            composed.Add(await scope.ServiceProvider.GetRequiredService<IMailComposer>().ComposeAsync(mail));
        }

        return composed;
    }
}
