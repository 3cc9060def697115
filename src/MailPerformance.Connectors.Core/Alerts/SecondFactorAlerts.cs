using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>A second factor that is turned on, replaced or taken away is told to its contact.</summary>
internal sealed class SecondFactorAlerts(ConnectorsDbContext db, AlertOutbox alerts) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        if (!alerts.IsEnabled)
        {
            return;
        }

        var gone = changes.Deleted<Contact>().Select(contact => contact.Id).ToHashSet();
        var added = ContactsOf(changes.Added<SecondFactor>());
        var removed = ContactsOf(changes.Deleted<SecondFactor>());
        var replaced = ContactsOf(changes.Changed<SecondFactor>(nameof(SecondFactor.ProtectedKey)));
        var renewed = await RenewedAsync(changes);
        foreach (var passkey in changes.Added<Passkey>().ToList())
        {
            added.Remove(passkey.SecondFactor.ContactId);
            renewed.Remove(passkey.SecondFactor.ContactId);
            await alerts.AddAsync(
                write, passkey.SecondFactor.ContactId, new SecondFactorSetMail(SecondFactorChange.PasskeyAdded) { Passkey = passkey.Name });
        }

        foreach (var passkey in changes.Deleted<Passkey>().Where(one => !removed.Contains(one.SecondFactor.ContactId)).ToList())
        {
            await alerts.AddAsync(
                write, passkey.SecondFactor.ContactId,
                new SecondFactorSetMail(SecondFactorChange.PasskeyRemoved) { Passkey = passkey.Name });
        }

        foreach (var id in added.Concat(removed).Concat(replaced).Concat(renewed).Except(gone).ToList())
        {
            AlertMail mail = IsFirstApp(changes, id) ? new SecondFactorSetMail(SecondFactorChange.TurnedOn)
                : replaced.Contains(id) || (added.Contains(id) && removed.Contains(id))
                ? new SecondFactorSetMail(SecondFactorChange.Replaced)
                : added.Contains(id) ? new SecondFactorSetMail(SecondFactorChange.TurnedOn)
                : removed.Contains(id) ? new SecondFactorRemovedMail()
                : new SecondFactorSetMail(SecondFactorChange.CodesRenewed);
            await alerts.AddAsync(write, id, mail);
        }
    }

    // Beside passkeys.
    private static bool IsFirstApp(WriteChanges changes, long contactId) =>
        changes.Changed<SecondFactor>(nameof(SecondFactor.ProtectedKey)).Any(factor =>
            factor.ContactId == contactId && changes.Before<string>(factor, nameof(SecondFactor.ProtectedKey)) is "");

    private static HashSet<long> ContactsOf(IEnumerable<SecondFactor> factors) => [.. factors.Select(factor => factor.ContactId)];

    // The factor of new codes is the one that the write has read.
    private async Task<HashSet<long>> RenewedAsync(WriteChanges changes)
    {
        var contacts = new HashSet<long>();
        foreach (var factorId in changes.Added<RecoveryCode>().Select(code => code.SecondFactorId).Distinct().ToList())
        {
            if (await db.SecondFactors.FindAsync(factorId) is { } factor)
            {
                contacts.Add(factor.ContactId);
            }
        }

        return contacts;
    }
}
