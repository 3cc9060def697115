using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>
/// No rule depends on less than a microsecond: a clock that knows such small steps, on a database that rounds them away, up to the next
/// microsecond here.
/// </summary>
public sealed class InstantTests : IAsyncLifetime
{
    private static readonly TimeSpan Odd = TimeSpan.FromTicks(1_234_567);

    private readonly CoreHost _host = CoreHost.With(new SteppedInstants());

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        _host.Time.Advance(Odd);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Model_EveryInstant_IsKeptInWholeMicroseconds()
    {
        var odd = _host.Now;
        var properties = await _host.InScope(core => Task.FromResult(core.Db.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var type
                && (type == typeof(DateTime) || type == typeof(DateTimeOffset)))
            .ToList()));

        Assert.True(properties.Count > 20, $"{properties.Count}");
        Assert.All(properties, property =>
        {
            var value = property.ClrType == typeof(DateTimeOffset?) ? (object)new DateTimeOffset(odd) : odd;
            Assert.Equal(odd.AddTicks(-7), property.GetTypeMapping().Converter!.ConvertToProvider(value));
        });
    }

    [Fact]
    public async Task Mail_IsClaimed_TriedAgainAndSent_Once()
    {
        var (account, sender, transport) = await WithMailAsync();
        transport.Failure = new IOException("down");
        Assert.Equal(0, await sender.SendDueAsync());
        Assert.Equal(0, await sender.SendDueAsync());
        Assert.Equal("down", (await MailAsync(account)).LastError);

        transport.Failure = null;
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sender.SendDueAsync());
        Assert.Equal(0, await sender.SendDueAsync());

        Assert.Equal(2, transport.Keys.Count);
        Assert.Equal(StoredInstant.Of(_host.Now), (await MailAsync(account)).SentAt);
    }

    [Fact]
    public async Task Mail_ThatAnEarlierReleaseKeptToTheTick_IsSent()
    {
        var (account, sender, _) = await WithMailAsync();
        await account.Inside(core => core.Db.Database.ExecuteSqlRawAsync(
            "UPDATE OutboxMails SET NextAttemptAt = '2026-06-15 09:59:59.1234567'"));

        Assert.Equal(1, await sender.SendDueAsync());
        Assert.NotNull((await MailAsync(account)).SentAt);
    }

    [Fact]
    public async Task Lockout_LastsFifteenMinutes_ToTheMicrosecond()
    {
        var account = await _host.CreateAccountAsync();
        for (var attempt = 0; attempt < PasswordSignIn.MaxFailures; attempt++)
        {
            Assert.Null(await SignInAsync(account, "wrong"));
        }

        _host.Time.Advance(PasswordSignIn.Lockout - TimeSpan.FromMicroseconds(1));
        Assert.Null(await SignInAsync(account));
        _host.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.NotNull(await SignInAsync(account));
    }

    [Fact]
    public async Task EndDate_LastTickOfTheDay_StillSignsIn()
    {
        var account = await _host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => details.LoginName = "fin");
        var end = (await account.FindAsync(id)).AccessEndsAt!.Value;

        _host.Time.SetUtcNow(new DateTimeOffset(end.AddTicks(-1)));
        Assert.NotNull(await SignInAsync(account, login: "fin"));
        Assert.NotNull(await _host.InScope(core => core.SignedIn.FindAsync(id)));

        _host.Time.SetUtcNow(new DateTimeOffset(end));
        Assert.Null(await SignInAsync(account, login: "fin"));
        Assert.Null(await _host.InScope(core => core.SignedIn.FindAsync(id)));
    }

    [Fact]
    public async Task Phone_SignsInAndStopsACampaign()
    {
        var account = await _host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var caller = await account.CallerAsync(await account.AddCallerAsync());
        var id = await account.AddCampaignAsync(CampaignState.Sending);

        var order = new CampaignOrderRequest(id, CampaignMoveKind.Interrupt, IdempotencyKey: "a");

        WriteAssert.Done(await account.OrderAsync(caller, order));
        var again = WriteAssert.Done(await account.OrderAsync(caller, order));

        Assert.True(again.IsRepeat);
        Assert.Equal(StoredInstant.Of(_host.Now), (await account.CampaignAsync(id)).Moves.Max(move => move.At));
    }

    private async Task<(TestAccount Account, OutboxSender Sender, FakeTransport Transport)> WithMailAsync()
    {
        var account = await _host.CreateAccountAsync();
        var contactId = await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(contactId, byMail: true)));
        var transport = new FakeTransport();
        var scopes = new FakeScopes(_host.Services, transport);
        var sender = new OutboxSender(
            scopes, Options.Create(new OutboxOptions()), _host.Time, NullLogger<OutboxSender>.Instance,
            _host.Services.GetRequiredService<ProductMetrics>());
        return (account, sender, transport);
    }

    private static Task<OutboxMail> MailAsync(TestAccount account) =>
        account.Inside(core => core.Db.OutboxMails.AsNoTracking().SingleAsync());

    private Task<PasswordPassed?> SignInAsync(TestAccount account, string password = Sample.Password, string login = "admin") =>
        _host.InScope(core => core.SignIn.VerifyAsync(account.Code + login, password));
}
