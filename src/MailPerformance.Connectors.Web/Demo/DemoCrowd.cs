using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Demo.Crowd;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Demo;

/// <summary>
/// Fills an account with as many contacts as a large customer has: written past the services, which would take hours, with all that they
/// would write. Whom it adds depends on the number alone, so a second time it adds who is missing, also after having been broken off.
/// </summary>
public sealed class DemoCrowd(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int PeoplePerTransaction = 50_000;
    private const int PeoplePerSave = 1_000;

    /// <summary>Brings the account's crowd to that many.</summary>
    /// <param name="passwordHash">Of the password of all who have one.</param>
    /// <param name="progress">How many there are after each transaction.</param>
    /// <returns>How many were added.</returns>
    public async Task<int> FillAsync(long accountId, int count, string passwordHash, Action<int>? progress = null)
    {
        var (logins, present) = await InsideAsync(accountId, ReadCrowdAsync);
        var account = await InsideAsync(accountId, db => ReadAccountAsync(db, passwordHash));
        var missing = Enumerable.Range(0, count).Where(number => !present.Contains(CrowdRows.KeyOf(number)));
        var added = 0;
        foreach (var numbers in missing.Chunk(PeoplePerTransaction))
        {
            var people = numbers.Select(number => new CrowdPerson(number))
                .Select(person => (person, logins.Take(person.LoginName))).ToList();
            await InsideAsync(accountId, db => db.Database.CreateExecutionStrategy().ExecuteAsync(() => AddAsync(db, people, account)));
            added += people.Count;
            progress?.Invoke(numbers[^1] + 1);
        }

        return added;
    }

    private static async Task<int> AddAsync(ConnectorsDbContext db, List<(CrowdPerson Person, string Login)> people, CrowdAccount account)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Accounts.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.WriteSequence, one => one.WriteSequence + 1)
            .SetProperty(one => one.ContactCount, one => one.ContactCount + people.Count));
        var batch = new CrowdBatch();
        foreach (var some in people.Chunk(PeoplePerSave))
        {
            db.ChangeTracker.Clear();
            var contacts = some.Select(one => CrowdRows.ContactOf(one.Person, one.Login, account)).ToList();
            db.AddRange(contacts);
            await db.SaveChangesAsync();
            foreach (var (contact, (person, _)) in contacts.Zip(some))
            {
                batch.Add(person, contact, account);
            }
        }

        await batch.WriteAsync(db, account);
        await transaction.CommitAsync();
        return people.Count;
    }

    private async Task<T> InsideAsync<T>(long accountId, Func<ConnectorsDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(accountId, Entrance.Command);
        return await work(scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>());
    }

    private static async Task<(CrowdLogins Logins, HashSet<Guid> Present)> ReadCrowdAsync(ConnectorsDbContext db)
    {
        var code = await db.Accounts.Select(account => account.Code).SingleAsync();
        var taken = await db.Contacts.Select(contact => contact.NormalizedUserName!).ToHashSetAsync();
        var keys = db.Contacts.Where(contact => contact.CreationKey != null).Select(contact => contact.CreationKey!.Value);
        return (new CrowdLogins(code, taken), await keys.ToHashSetAsync());
    }

    private async Task<CrowdAccount> ReadAccountAsync(ConnectorsDbContext db, string passwordHash) => new(
        await db.Accounts.AsNoTracking().SingleAsync(),
        passwordHash,
        await db.Roles.Where(role => role.IsAdministrator).Select(role => role.Id).FirstAsync(),
        await db.Roles.Where(role => !role.IsAdministrator).OrderBy(role => role.Id).Select(role => role.Id).ToListAsync(),
        await LabelsAsync<Group>(db),
        await LabelsAsync<Category>(db),
        await LabelsAsync<Segment>(db),
        await db.MobilePlatforms.Where(platform => platform.Availability == PlatformAvailability.Available)
            .OrderBy(platform => platform.Position).Select(platform => (long?)platform.Id).FirstOrDefaultAsync(),
        DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    private static Task<List<long>> LabelsAsync<TLabel>(ConnectorsDbContext db)
        where TLabel : Label =>
        db.Set<TLabel>().OrderBy(label => label.Id).Select(label => label.Id).ToListAsync();
}
