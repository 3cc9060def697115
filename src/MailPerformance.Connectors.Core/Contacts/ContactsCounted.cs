using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Whatever creates or deletes contacts changes <see cref="Account.ContactCount"/>, in the account's turn: the number is exact.</summary>
internal sealed class ContactsCounted : IConsequence
{
    public Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        write.Account.ContactCount += changes.Added<Contact>().Count() - changes.Deleted<Contact>().Count();
        return Task.CompletedTask;
    }
}
