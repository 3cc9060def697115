using System.Globalization;
using System.Text;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace MailPerformance.Connectors.Web.Tests.Mails;

/// <summary>Mails about access that ends soon, and to whoever has none yet.</summary>
public sealed class AccessMailTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly SmtpSink _sink = new();
    private readonly MailFactory _host;

    public AccessMailTests() => _host = new MailFactory(_sink.Port);

    public Task InitializeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _sink.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task EndOfAccess_IsMailedToTheContact_AndToWhoeverMayExtend()
    {
        var account = await _host.CreateAccountAsync();
        var day = DateOnly.FromDateTime(_host.Time.GetUtcNow().UtcDateTime).AddDays(31);
        var contact = await account.AddContactAsync(details => (details.LastName, details.ValidUntil) = ("Finissant", day));
        _host.Time.Advance(TimeSpan.FromDays(2));
        await account.ForgetMailsAsync();
        await _host.Services.GetRequiredService<AccessEnds>().TellAsync();

        Assert.Equal(2, await SendAsync());

        var mails = _sink.Mails.ConvertAll(MessageOf);
        var french = CultureInfo.GetCultureInfo("fr");
        var own = mails.Single(mail => mail.Subject == Words.Web("Mail_AccessEndSubject", day));
        Assert.Contains(day.ToString("D", french), own.TextBody, StringComparison.Ordinal);
        var others = mails.Single(mail => mail != own);
        Assert.Contains("Finissant", others.TextBody, StringComparison.Ordinal);
        Assert.Contains("/administration/contacts?filtre=fin-proche&tri=", others.TextBody, StringComparison.Ordinal);
        Assert.Equal("1 accès prend bientôt fin", others.Subject);
    }

    [Fact]
    public async Task EndOfAccess_ThatWasMovedInBetween_IsMailedToNobody()
    {
        var account = await _host.CreateAccountAsync();
        var day = DateOnly.FromDateTime(_host.Time.GetUtcNow().UtcDateTime).AddDays(31);
        var contact = await account.AddContactAsync(details => details.ValidUntil = day);
        _host.Time.Advance(TimeSpan.FromDays(2));
        await account.ForgetMailsAsync();
        await _host.Services.GetRequiredService<AccessEnds>().TellAsync();
        Assert.Equal(2, await account.Inside(core => core.Db.OutboxMails.CountAsync()));
        WriteAssert.Done(await account.AsAdministrator(core => core.Get<ContactExtension>().RunAsync(contact, day)));

        await SendAsync();

        Assert.Empty(_sink.Mails);
    }

    [Fact]
    public async Task Invitation_OfWhoeverHasNoPassword_IsSentBehindTheLinkToChooseOne()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var connector = await account.AddConnectorAsync(await account.AddInvitedContactAsync());
        var admin = await _host.SignInAsync(account, account.AdministratorId);
        await account.ForgetMailsAsync();
        var address = $"/parametrages/connecteurs/{connector}/invitation";
        var page = await admin.GetAsync(address);
        Assert.Contains(Words.Web("Invitation_NoPassword", "Sandra Durand"), page.Text, StringComparison.Ordinal);

        await admin.SubmitAsync(page, form => form.Set("byMail", "true"), address);

        var kinds = await account.Inside(core => core.Db.OutboxMails.OrderBy(mail => mail.Id).Select(mail => mail.Kind).ToListAsync());
        Assert.Equal(["PasswordLinkMail", "EnrolmentMail"], kinds.Where(kind => kind is "PasswordLinkMail" or "EnrolmentMail"));
    }

    private Task<int> SendAsync() => _host.Services.GetRequiredService<OutboxSender>().SendDueAsync();

    private static MimeMessage MessageOf(string mail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail.Replace("\n..", "\n.", StringComparison.Ordinal)));
        return MimeMessage.Load(stream);
    }
}
