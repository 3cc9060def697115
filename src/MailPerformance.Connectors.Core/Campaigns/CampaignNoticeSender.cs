using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Puts a mail into the outbox for each contact who wants to know of a move (rule 13), may work and sees the campaign at that moment.
/// It goes in batches, each with how far it came: whoever goes on after a crash tells nobody twice and leaves nobody out.
/// </summary>
public sealed class CampaignNoticeSender(IServiceScopeFactory scopes)
{
    /// <summary>Mails of one batch: an account's own writes wait for no longer than that takes.</summary>
    public const int BatchSize = 200;

    /// <returns>How many mails were put into the outbox.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        var sent = 0;
        foreach (var (id, accountId) in await DueAsync(cancellation))
        {
            try
            {
                while (await SendBatchAsync(id, accountId) is { } batch)
                {
                    sent += batch;
                    cancellation.ThrowIfCancellationRequested();
                }
            }
            catch (AccountBusyException)
            {
                // The next run goes on with it; the notices of other accounts go now.
            }
        }

        return sent;
    }

    private async Task<List<(long Id, long AccountId)>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().CampaignNotices
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .OrderBy(notice => notice.Id).Select(notice => new { notice.Id, notice.AccountId }).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Id, row.AccountId))];
    }

    // Null when the notice is gone: all have been told.
    private async Task<int?> SendBatchAsync(long id, long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Job);
        var (db, outbox) = (services.GetRequiredService<ConnectorsDbContext>(), services.GetRequiredService<Outbox>());
        var result = await services.GetRequiredService<AccountWriter>().RunAsync(
            _ => db.CampaignNotices.Include(notice => notice.Move).SingleOrDefaultAsync(notice => notice.Id == id),
            (write, _) => write.Authority.Operate(),
            (write, notice) => WriteBatchAsync(db, outbox, write, notice));
        return result.IsDone ? result.Value : null;
    }

    private static async Task<WriteResult<int>> WriteBatchAsync(
        ConnectorsDbContext db, Outbox outbox, AccountWrite write, CampaignNotice notice)
    {
        var move = notice.Move;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(found => found.Id == move.CampaignId);
        var readers = await ReadersAsync(db, write.Now, campaign.CategoryId, notice.LastContactId);
        var told = new CampaignStateMail(
            campaign.Id, campaign.Name, move.Kind, move.To, move.At, move.ContactName, move.DeviceName, move.NewScheduledAt);
        readers.ForEach(contactId => outbox.Add(contactId, told));
        if (readers.Count < BatchSize)
        {
            db.CampaignNotices.Remove(notice);
        }
        else
        {
            notice.LastContactId = readers[^1];
        }

        return WriteResult.Done(readers.Count);
    }

    private static Task<List<long>> ReadersAsync(ConnectorsDbContext db, DateTime now, long? categoryId, long after)
    {
        var categories = db.Set<ContactCategory>();
        return db.Contacts.Allowed(now)
            .Where(contact => contact.NotifyOnActionChange && contact.Id > after)
            .Where(contact => !categories.Any(link => link.ContactId == contact.Id)
                || categories.Any(link => link.ContactId == contact.Id && link.LabelId == categoryId))
            .OrderBy(contact => contact.Id)
            .Select(contact => contact.Id)
            .Take(BatchSize)
            .ToListAsync();
    }
}
