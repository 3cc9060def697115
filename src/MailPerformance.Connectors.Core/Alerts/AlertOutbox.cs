using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>Puts alerts into the outbox of a write, and says in each who did it.</summary>
internal sealed class AlertOutbox(ConnectorsDbContext db, CurrentAccount current, Outbox outbox)
{
    /// <summary>Whether it is worth looking for something to tell.</summary>
    public bool IsEnabled => outbox.IsEnabled;

    public Task AddAsync(AccountWrite write, long contactId, AlertMail mail) => AddAsync(write, [contactId], mail);

    public async Task AddAsync(AccountWrite write, IReadOnlyCollection<long> contactIds, AlertMail mail)
    {
        var by = contactIds.Any(id => id != write.Actor.ById) ? await NameOfAsync(write.Actor) : null;
        foreach (var id in contactIds)
        {
            var told = id == write.Actor.ById ? mail with { ByYou = true } : mail with { By = by };
            if (!told.IsToldOnce || !await outbox.WaitsAsync(id, told))
            {
                outbox.Add(id, told);
            }
        }
    }

    /// <summary>
    /// Every administrator before the write, and the others that are named. Also those who cannot sign in: whoever takes over an account
    /// keeps them out first.
    /// </summary>
    public async Task<List<long>> AdministratorsAsync(IReadOnlyCollection<long> others) =>
        [.. (await db.AdministratorIds().ToListAsync()).Union(others).Order()];

    public static string NameOf(string firstName, string lastName, string? login) => $"{firstName} {lastName} ({login})";

    public static string NameOf(Contact contact) => NameOf(contact.FirstName, contact.LastName, contact.UserName);

    // Whoever is signed in has brought the name along.
    private async Task<string?> NameOfAsync(Actor actor)
    {
        if (actor.ById is not { } id)
        {
            return null;
        }

        return current.Contact is { } known && known.Actor.ContactId == id
            ? NameOf(known.FirstName, known.LastName, known.Login)
            : await db.Contacts.FindAsync(id) is { } contact ? NameOf(contact) : null;
    }
}
