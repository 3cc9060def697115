using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// What Identity reads contacts from. It changes the row that the write has read and leaves the save to that write, so that only what
/// has changed is saved, and rules see it.
/// </summary>
public sealed class ContactStore : UserOnlyStore<Contact, ConnectorsDbContext, long>
{
    public ContactStore(ConnectorsDbContext context, IdentityErrorDescriber describer)
        : base(context, describer) => AutoSaveChanges = false;

    public override Task<IdentityResult> UpdateAsync(Contact user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }
}
