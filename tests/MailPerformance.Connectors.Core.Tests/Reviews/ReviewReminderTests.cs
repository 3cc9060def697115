using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Reviews;

/// <summary>Administrators are reminded of a review, in a rhythm that nothing moves; nobody loses anything if they do none.</summary>
public sealed class ReviewReminderTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CoreHost _host = new();

    private ReviewReminder Reminder => _host.Services.GetRequiredService<ReviewReminder>();

    public Task InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Reminder_GoesToAllAdministrators_EverySixMonths_CountedFromTheDateBefore()
    {
        var account = await _host.CreateAccountAsync();
        var second = await account.AddAdministratorAsync();
        await account.AddContactAsync();
        var first = _host.Now.AddMonths(6);

        Assert.Equal(0, await Reminder.RemindAsync());
        Assert.Equal(first, await DueAsync(account));
        GoTo(first.AddDays(-1));
        Assert.Equal(0, await Reminder.RemindAsync());
        GoTo(first.AddDays(20));
        Assert.Equal((1, 0), (await Reminder.RemindAsync(), await Reminder.RemindAsync()));

        Assert.Equal(first.AddMonths(6), await DueAsync(account));
        var mails = await account.MailsAsync<ReviewReminderMail>();
        Assert.Equal([account.AdministratorId, second], mails.Select(mail => mail.ContactId).Order());
        Assert.All(mails, mail => Assert.Equal(new ReviewReminderMail(null, null), mail.Data));
    }

    [Fact]
    public async Task Reminder_OfManyMissedDates_IsOne_AndTakesNothingAway()
    {
        var account = await _host.CreateAccountAsync();
        var (contact, due) = (await account.AddHolderAsync("administration.contacts.edit"), _host.Now.AddMonths(6));
        await Reminder.RemindAsync();
        GoTo(due.AddMonths(14));

        Assert.Equal((1, 0), (await Reminder.RemindAsync(), await Reminder.RemindAsync()));

        Assert.Equal(due.AddMonths(18), await DueAsync(account));
        Assert.Single(await account.RolesOfAsync(contact));
    }

    [Theory]
    [InlineData(0, 30, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(24, 23, 0)]
    [InlineData(24, 24, 1)]
    public async Task Reminder_ComesAsOftenAsTheAccountSays(int everyMonths, int after, int reminded)
    {
        var account = await _host.CreateAccountAsync();
        WriteAssert.Done(await SetAsync(account, everyMonths));
        await Reminder.RemindAsync();
        GoTo(_host.Now.AddMonths(after));

        Assert.Equal(reminded, await Reminder.RemindAsync());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(25)]
    public async Task Setting_OutsideItsBounds_IsRefused(int everyMonths)
    {
        var account = await _host.CreateAccountAsync();

        WriteAssert.Invalid(
            await account.UnchangedBy(() => SetAsync(account, everyMonths)), nameof(AccountSettings.ReviewEveryMonths),
            "Account_ReviewEveryMonths", ReviewOptions.MinEveryMonths, ReviewOptions.MaxEveryMonths);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(2, 1)]
    public async Task Reminder_AfterAReviewThatWasJustDone_IsLeftOut(int doneAfter, int reminded)
    {
        var account = await _host.CreateAccountAsync();
        var due = _host.Now.AddMonths(6);
        await Reminder.RemindAsync();
        GoTo(_host.Now.AddMonths(doneAfter));
        await account.EndedReviewAsync();
        var ended = _host.Now;
        GoTo(due);

        Assert.Equal(reminded, await Reminder.RemindAsync());

        Assert.All(await account.MailsAsync<ReviewReminderMail>(), mail => Assert.Equal(ended, mail.Data.LastAt));
        Assert.Equal(due.AddMonths(6), await DueAsync(account));
    }

    [Fact]
    public async Task Reminder_ByTwoNodesAtOnce_IsOne()
    {
        var account = await _host.CreateAccountAsync();
        await Reminder.RemindAsync();
        GoTo(_host.Now.AddMonths(7));

        var reminded = await Together.RunAsync(() => Reminder.RemindAsync(), () => Reminder.RemindAsync());

        Assert.Equal(1, reminded.Sum());
        Assert.Single(await account.MailsAsync<ReviewReminderMail>());
    }

    private static Task<WriteResult<int>> SetAsync(TestAccount account, int everyMonths) => account.AsAdministrator(core =>
        core.Account.UpdateAsync(new AccountSettings
        {
            MaxValidityDays = 365,
            ReviewEveryMonths = everyMonths,
            DefaultLanguage = "fr",
            DefaultTimeZone = "Europe/Paris",
            DefaultRowsPerTable = 25,
        }));

    private void GoTo(DateTime instant) => _host.Time.SetUtcNow(instant);

    private static Task<DateTime?> DueAsync(TestAccount account) =>
        account.Inside(core => core.Db.Accounts.Select(row => row.ReviewDueAt).SingleAsync());
}
