using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>One that keeps its mails, whose links a story follows.</summary>
internal sealed class MailHost : ConnectorsFactory
{
    protected override bool KeepsMails => true;

    protected override bool IsRealTime => true;

    /// <summary>What the jobs do.</summary>
    public async Task SendAsync()
    {
        await Services.GetRequiredService<PasswordAskAnswers>().AnswerDueAsync();
        await Services.GetRequiredService<OutboxSender>().SendDueAsync();
    }

    /// <summary>The path of the button of the contact's newest mail of this kind.</summary>
    public static Task<string> LinkAsync<T>(TestAccount account, long contactId)
        where T : MailData => account.Inside(async core =>
    {
        var mails = await core.Db.OutboxMails.AsNoTracking().Where(mail => mail.ContactId == contactId)
            .OrderByDescending(mail => mail.Id).ToListAsync();
        var mail = mails.First(found => Outbox.DataOf(found) is T);
        var composed = await core.Get<IMailComposer>().ComposeAsync(mail);
        var line = composed!.Text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal)).Trim();
        return new Uri(line).PathAndQuery;
    });
}
