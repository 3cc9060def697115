using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Tests.Mails;
using MailPerformance.Connectors.Web.Tests.MobileApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Telemetry;

/// <summary>What people, phones and jobs do moves the product's own metrics, and each by what it is.</summary>
public sealed class ProductMetricsTests(BusyFactory host) : IClassFixture<BusyFactory>
{
    private const string SignIns = "mailperformance.sign_ins";

    [Fact]
    public async Task SignIn_IsCountedByItsResult()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var login = (await account.FindAsync(id)).UserName!;
        using var measured = new Measured(host);

        await host.SignInAsync(login);
        Assert.Equal([(SignIns + "{page,done}", 1.0)], measured.Take(SignIns));

        for (var tries = 0; tries < 6; tries++)
        {
            await PasswordAsync(login, "ce mot de passe est le mauvais");
        }

        Assert.Equal(
            [.. Enumerable.Repeat((SignIns + "{page,wrong}", 1.0), 5), (SignIns + "{page,locked}", 1.0)], measured.Take(SignIns));

        host.Time.Advance(TimeSpan.FromMinutes(16));
        await account.ChangeAsync(id, contact => contact.LockedAt = host.Time.GetUtcNow().UtcDateTime);
        await PasswordAsync(login, Sample.Password);
        Assert.Equal([(SignIns + "{page,suspended}", 1.0)], measured.Take(SignIns));
    }

    [Fact]
    public async Task SecondFactor_IsCountedAsAskedFor_Wrong_AndDone()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        var login = (await account.FindAsync(id)).UserName!;
        var app = await account.AddSecondFactorAsync(id);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        using var measured = new Measured(host);

        var site = await PasswordAsync(login, Sample.Password);
        await site.SubmitAsync("/connexion/code", form => form.Set("Code", "MAUV-AISE"));
        await site.SubmitAsync("/connexion/code", form => form.Set("Code", app.Code()));

        Assert.Equal(
            ["{page,second_factor_asked}", "{page,second_factor_wrong}", "{page,done}"],
            measured.Take(SignIns).Select(one => one.Series[SignIns.Length..]));
    }

    [Fact]
    public async Task Order_IsCounted_AndItsTimeToEffectIsMeasured()
    {
        var world = await ApiWorld.CreateAsync(host);
        using var measured = new Measured(host);
        var phone = await world.PhoneAsync();
        Assert.Contains((SignIns + "{app,done}", 1.0), measured.Take(SignIns));
        var id = await world.CampaignAsync(CampaignState.Sending);

        await phone.PostAsync($"/campaigns/{id}/interruption").OkAsync();
        Assert.Equal([("mailperformance.orders{interrupt,kept}", 1.0)], measured.Take("mailperformance.orders"));

        await phone.PostAsync($"/campaigns/{id}/interruption");
        Assert.Equal([("mailperformance.orders{interrupt,conflict}", 1.0)], measured.Take("mailperformance.orders"));

        var other = await world.CampaignAsync(CampaignState.Sending);
        await phone.PostAsync($"/campaigns/{other}/interruption").OkAsync();
        Assert.Equal([("mailperformance.order.time_to_effect{interrupt}", 0.0)], measured.Take("mailperformance.order.time_to_effect"));
    }

    [Theory]
    [InlineData(true, "device_ended")]
    [InlineData(false, "contact_blocked")]
    public async Task Revocation_IsMeasuredUntilTheFirstRefusedCall_AndNotAgain(bool isOfDevice, string cause)
    {
        const string Name = "mailperformance.revocation.time_to_refusal";
        var world = await ApiWorld.CreateAsync(host);
        var (phone, contactId) = await world.SignInAsync();
        using var measured = new Measured(host);
        if (isOfDevice)
        {
            var device = await world.Account.Inside(core => core.Db.MobileDevices.SingleAsync(found => found.ContactId == contactId));
            WriteAssert.Done(await world.Account.AsAdministrator(core => core.Devices.EndAsync(device.Id)));
        }
        else
        {
            await world.Account.ChangeAsync(contactId, contact => contact.LockedAt = host.Time.GetUtcNow().UtcDateTime);
        }

        host.Time.Advance(TimeSpan.FromSeconds(90));
        Assert.NotEqual(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        Assert.Equal([($"{Name}{{{cause}}}", 90.0)], measured.Take(Name));

        Assert.NotEqual(HttpStatusCode.OK, (await phone.CallAsync("/me")).StatusCode);
        Assert.Empty(measured.Take(Name));
    }

    [Fact]
    public async Task Write_WithoutItsTurn_IsCounted_AndOneWithItIsMeasured()
    {
        var (account, admin) = await host.SetUpAsync();
        using var measured = new Measured(host);

        await admin.SubmitAsync("/profil", form => form.Set("RowsPerTable", "7"));
        Assert.Contains(("mailperformance.write.wait{browser}", 0.0), measured.Take("mailperformance.write.wait"));

        var page = await admin.GetAsync("/profil");
        using (host.Occupy(account))
        {
            measured.Take("mailperformance.write.wait");
            await admin.SubmitAsync(page, _ => { }, "/profil");
        }

        Assert.Equal([("mailperformance.writes.refused{account_full}", 1.0)], measured.Take("mailperformance.writes.refused"));
    }

    [Fact]
    public async Task Write_ThatWaits_IsCountedWhileItDoes()
    {
        await using var other = new ConnectorsFactory();
        var account = await other.CreateAccountAsync();
        using var measured = new Measured(other);
        var queue = other.Services.GetRequiredService<WriteQueue>();
        var actor = Actor.Unattended(account.Id, Entrance.Job);
        Task<IDisposable> second;
        using (queue.Try(actor))
        {
            second = queue.WaitAsync(actor);
            Assert.Equal([("mailperformance.writes.waiting{}", 1.0)], measured.Take("mailperformance.writes.waiting"));
            other.Time.Advance(TimeSpan.FromSeconds(3));
        }

        (await second).Dispose();
        Assert.Equal([("mailperformance.write.wait{job}", 3.0)], measured.Take("mailperformance.write.wait"));
    }

    [Fact]
    public async Task Gauges_SayWhatTheInstallationIsLike()
    {
        await using var mails = new SmtpSink();
        await using var other = new TelemetryFactory(mails.Port);
        var world = await ApiWorld.CreateAsync(other);
        var covered = await world.CategoryAsync();
        await world.SignInAsync(categories: covered);
        await world.CampaignAsync(CampaignState.Sending, covered);
        await world.CampaignAsync(CampaignState.Validated, await world.CategoryAsync());
        await world.CampaignAsync(CampaignState.Sending);
        var sender = other.Services.GetRequiredService<OutboxSender>();
        var contactId = await world.Account.AddContactAsync();
        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true)));
        using var measured = new Measured(other);

        other.Time.Advance(TimeSpan.FromMinutes(20));
        await other.ScrapeAsync();
        Assert.Equal([("mailperformance.campaigns.uncovered{}", 2.0)], measured.Gauges("mailperformance.campaigns.uncovered"));
        Assert.InRange(Assert.Single(measured.Gauges("mailperformance.outbox.oldest_due.age")).Value, 1200, 1201);
        Assert.Contains(("mailperformance.health.check{mails}", 1.0), measured.Gauges("mailperformance.health.check"));
        Assert.Contains(("mailperformance.jobs.late{pruning}", 0.0), measured.Gauges("mailperformance.jobs.late"));

        await sender.SendDueAsync();
        Assert.Contains(("mailperformance.mails{sent}", 1.0), measured.Take("mailperformance.mails"));

        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true)));
        mails.AnswerTo["RCPT"] = "451 later";
        await sender.SendDueAsync();
        Assert.Equal([("mailperformance.mails{failed}", 1.0)], measured.Take("mailperformance.mails"));
        mails.AnswerTo["RCPT"] = "550 no such user";
        other.Time.Advance(TimeSpan.FromMinutes(2));
        await sender.SendDueAsync();
        Assert.Equal([("mailperformance.mails{given_up}", 1.0)], measured.Take("mailperformance.mails"));
        await other.ScrapeAsync();
        Assert.Equal([("mailperformance.outbox.given_up{}", 1.0)], measured.Gauges("mailperformance.outbox.given_up"));
        Assert.Equal([("mailperformance.outbox.oldest_due.age{}", 0.0)], measured.Gauges("mailperformance.outbox.oldest_due.age"));
    }

    private async Task<TestSite> PasswordAsync(string login, string password)
    {
        var site = host.Anonymous();
        await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", password);
        });
        return site;
    }
}
