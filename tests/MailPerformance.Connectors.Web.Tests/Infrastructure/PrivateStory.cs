using System.Net.Http.Headers;
using System.Text;
using System.Web;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Tests.Mails;
using MailPerformance.Connectors.Web.Tests.MobileApi;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Every flow of the product, right and wrong, and all that was secret or personal in it.</summary>
public sealed class PrivateStory(PrivateLogFactory host, SmtpSink mails)
{
    private const string LastName = "Vraisemblance";
    private const string FirstName = "Zénaïde";
    private const string LoginName = "zvraisemblance";
    private const string Email = "zenaide.vraisemblance@exemple.fr";
    private const string OtherEmail = "zenaide.autrefois@exemple.fr";
    private const string Chosen = "quatre girafes mangent des nuages";
    private const string Changed = "cinq girafes dorment sur la lune";
    private const string Wrong = "ce mot de passe est le mauvais";
    private const string WrongCode = "MAUV-AISE";
    private const string Device = "Téléphone de la tante Ursule";

    private readonly List<string> _secrets =
        [LastName, FirstName, LoginName, Email, OtherEmail, Chosen, Changed, Wrong, WrongCode, "MAUVAISE", Device, Sample.Password];

    private TestAccount _account = null!;
    private TestSite _admin = null!;

    /// <summary>Where the story has been, as the log is to say it.</summary>
    public static IReadOnlyList<string> Routes { get; } =
    [
        "/connexion", "/connexion/code", "/connexion/mot-de-passe", "/activer", "/activer/{code}", "/connect/authorize", "/connect/token",
        "/connect/revoke", "/connect/introspect", "/api/mobile/v1/me", "/administration/contacts/nouveau", RequestRoute.Unknown,
    ];

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        _account = await host.CreateAccountAsync();
        await _account.SetOptionAsync(true);
        _admin = await host.SignInAsync(_account, _account.AdministratorId);
        var id = await CreateAsync();
        await ChooseAsync(id);
        await SignInAsync();
        await EditAsync(id);
        await LookAroundAsync(id);
        var phone = await PhoneAsync(id);
        await CallAsync(phone);
        await TokensAsync(phone);
        await SecondFactorAsync(id);
        return [.. _secrets.Distinct()];
    }

    private async Task<long> CreateAsync()
    {
        async Task<TestPage> SendAsync(string email) => await _admin.SubmitAsync("/administration/contacts/nouveau", form =>
        {
            form.Set("LastName", LastName);
            form.Set("FirstName", FirstName);
            form.Set("LoginName", LoginName);
            form.Set("Email", email);
            form.Set("ValidUntil", "2026-09-01");
        });

        await SendAsync("zenaide sans arobase");
        var created = await SendAsync(Email);
        await SendAsync(Email);
        return long.Parse(created.Location!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
    }

    // The mail with the link is refused once by a server that repeats the address; then the link comes.
    private async Task ChooseAsync(long id)
    {
        mails.AnswerTo["RCPT"] = $"550 <{Email}> no such user";
        await SendMailsAsync();
        mails.AnswerTo["RCPT"] = $"451 <{Email}> later";
        var credentials = $"/administration/contacts/{id}/identifiants";
        await _admin.SubmitAsync(credentials, _ => { }, credentials + "/courriel");
        await SendMailsAsync();
        mails.AnswerTo.Clear();
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await SendMailsAsync();
        var link = new Uri(LastMail().Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal)).Trim());
        var code = HttpUtility.ParseQueryString(link.Query)["code"]!;
        _secrets.AddRange([code, Uri.EscapeDataString(code)]);

        var site = host.Anonymous();
        await site.GetAsync(link.PathAndQuery.Replace(code[^8..], "", StringComparison.Ordinal));
        foreach (var (password, confirmation) in new[] { (Chosen, Wrong), ("zzz" + LoginName, "zzz" + LoginName), (Chosen, Chosen) })
        {
            await site.SubmitAsync(await site.GetAsync(link.PathAndQuery), form =>
            {
                form.Set("Password", password);
                form.Set("Confirmation", confirmation);
            }, "/connexion/mot-de-passe");
        }

        await site.GetAsync("/connexion/mot-de-passe/enregistre");
        await site.GetAsync(link.PathAndQuery);
    }

    private async Task SignInAsync()
    {
        await PasswordAsync(host.Anonymous(), "inconnue-au-bataillon", Wrong);
        await PasswordAsync(host.Anonymous(), _account.Code + LoginName, Wrong);
        var site = await host.SignInAsync(_account.Code + LoginName, Chosen);
        await site.SubmitAsync("/profil", form => Passwords(form, Wrong), "/profil/mot-de-passe");
        await site.SubmitAsync("/profil", form => Passwords(form, Chosen), "/profil/mot-de-passe");
        await site.SubmitAsync("/deconnexion", _ => { });
        _secrets.Add("inconnue-au-bataillon");
    }

    private async Task EditAsync(long id)
    {
        var page = $"/administration/contacts/{id}/informations";
        foreach (var email in new[] { "pas une adresse de zenaide", OtherEmail })
        {
            await _admin.SubmitAsync(page, form => form.Set("Email", email));
        }

        await _admin.SubmitAsync(page, form => form.Set("LoginName", "autre" + LoginName));
        await _admin.SubmitAsync(page, form => form.Set("LoginName", LoginName));
    }

    private async Task LookAroundAsync(long id)
    {
        string[] addresses =
        [
            "/administration/contacts?recherche=" + LastName, $"/administration/contacts/{id}/identifiants",
            "/parametrages/connecteurs/iphone/ajouter/contacts?recherche=" + LastName, "/" + LoginName, "/administration/" + LastName,
            "/api/mobile/v1/" + LoginName, "/connect/" + LoginName, "/activer/" + WrongCode, "/activer/" + WrongCode + "/plus",
            "/erreur/" + LastName, "/administration/contacts/" + LastName + "/informations", "/?x=" + LastName,
        ];
        foreach (var address in addresses)
        {
            await _admin.GetAsync(address);
        }
    }

    private async Task<TestPhone> PhoneAsync(long id)
    {
        var connector = await _account.AddConnectorAsync(id, ConnectorPrivilege.ReadWrite);
        var address = $"/parametrages/connecteurs/{connector}/invitation";
        await _admin.SubmitAsync(address, form => form.Set("byMail", "true"));
        await SendMailsAsync();
        await _admin.SubmitAsync(address, _ => { });
        var shown = (await _admin.GetAsync(address)).Element(".invitation-code code").TextContent;
        var code = InvitationCode.Tidy(shown)!;
        _secrets.AddRange([shown, code]);
        var site = host.Anonymous();
        await site.SubmitAsync("/activer", form => form.Set("Code", WrongCode));
        await site.SubmitAsync("/activer", form => form.Set("Code", shown));
        await site.GetAsync("/activer/" + code);

        var phone = new TestPhone(host)
        {
            Parameters =
            {
                ["enrolment"] = code, ["device_name"] = Device, ["device_model"] = "Modèle d’Ursule", ["device_id"] = "ursule-1",
            },
        };
        _secrets.AddRange(["Ursule", .. phone.Secrets]);
        await phone.Browser.GetAsync(phone.AuthorizeAddress.Replace("redirect_uri=", "redirect_uri=x", StringComparison.Ordinal));
        var answer = await phone.AnswerAsync(await phone.OpenAsync(_account.Code + LoginName, Changed));
        _secrets.Add(HttpUtility.ParseQueryString(answer.Query)["code"]!);
        phone.Keep(await phone.RedeemAsync(answer));
        await phone.RedeemAsync(answer);
        phone = new TestPhone(host) { Parameters = { ["enrolment"] = code, ["device_name"] = Device } };
        _secrets.AddRange(phone.Secrets);
        await phone.Browser.GetAsync(phone.AuthorizeAddress);
        phone.Parameters.Remove("enrolment");
        return await phone.SignInAsync(_account.Code + LoginName, Changed);
    }

    private async Task CallAsync(TestPhone phone)
    {
        var sending = await _account.AddCampaignAsync(CampaignState.Sending, host.Time.GetUtcNow().UtcDateTime.AddDays(3));
        var planned = await _account.AddCampaignAsync(CampaignState.Validated, host.Time.GetUtcNow().UtcDateTime.AddDays(3));
        await phone.CallAsync("/me");
        await phone.CallAsync("/campaigns?search=" + LastName);
        await phone.CallAsync("/campaigns?state=" + LastName);
        await phone.PutAsync($"/campaigns/{planned}/schedule", new { scheduledAt = LastName });
        await phone.PutAsync($"/campaigns/{planned}/schedule", new { scheduledAt = host.Time.GetUtcNow().AddDays(4) });
        await phone.PostAsync($"/campaigns/{planned}/devalidation", all => all.Add("Idempotency-Key", LoginName));
        await phone.PostAsync($"/campaigns/{sending}/interruption", all => all.Add("Idempotency-Key", LoginName));
        await phone.PostAsync($"/campaigns/{sending}/interruption", all => all.Add("X-Forwarded-For", LoginName));
        using var request = new HttpRequestMessage(HttpMethod.Get, TestPhone.Api + "/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Wrong.Replace(' ', '-'));
        await phone.App.SendAsync(request);
        _secrets.Add(Wrong.Replace(' ', '-'));
        await SendMailsAsync();
    }

    private async Task TokensAsync(TestPhone phone)
    {
        _secrets.AddRange([phone.AccessToken!, phone.RefreshToken!]);
        phone.Keep(await phone.RefreshAsync());
        _secrets.AddRange([phone.AccessToken!, phone.RefreshToken!]);
        await phone.RefreshAsync(WrongCode);
        await phone.IntrospectAsync(phone.AccessToken!);
        await phone.IntrospectAsync(WrongCode);
        await phone.RevokeAsync(WrongCode);
        await phone.RevokeAsync(phone.RefreshToken!);
        await phone.CallAsync("/me");
    }

    private async Task SecondFactorAsync(long id)
    {
        await _account.SetPasswordAsync(id);
        var app = await _account.AddSecondFactorAsync(id);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        foreach (var code in new[] { WrongCode, app.RecoveryCodes[0], app.Code() })
        {
            var site = host.Anonymous();
            await PasswordAsync(site, _account.Code + LoginName, Sample.Password);
            await site.SubmitAsync("/connexion/code", form => form.Set("Code", code));
            _secrets.Add(code);
        }
    }

    private static Task<TestPage> PasswordAsync(TestSite site, string login, string password) => site.SubmitAsync("/connexion", form =>
    {
        form.Set("Login", login);
        form.Set("Password", password);
    });

    private static void Passwords(TestForm form, string present)
    {
        form.Set("Present", present);
        form.Set("Password", Changed);
        form.Set("Confirmation", Changed);
    }

    private async Task SendMailsAsync()
    {
        await host.Services.GetRequiredService<CampaignNoticeSender>().SendDueAsync();
        await host.Services.GetRequiredService<OutboxSender>().SendDueAsync();
    }

    private string LastMail()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mails.Mails[^1].Replace("\n..", "\n.", StringComparison.Ordinal)));
        return MimeMessage.Load(stream).TextBody!;
    }
}
