using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// What Identity reads contacts from. It changes the row that the write has read and leaves the save to that write, so that only what
/// has changed is saved, and rules see it. Of passkeys it reads; <see cref="Passkeys"/> alone writes them.
/// </summary>
public sealed class ContactStore : UserOnlyStore<Contact, ConnectorsDbContext, long>, IUserPasskeyStore<Contact>
{
    public ContactStore(ConnectorsDbContext context, IdentityErrorDescriber describer)
        : base(context, describer) => AutoSaveChanges = false;

    private IQueryable<Passkey> Everywhere =>
        Context.Passkeys.AsNoTracking().IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    public override Task<IdentityResult> UpdateAsync(Contact user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }

    /// <summary>Whose key it is that a device names at sign-in: nobody has entered an account yet.</summary>
    public override Task<Contact?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
    {
        var id = ConvertIdFromString(userId);
        return Context.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .SingleOrDefaultAsync(contact => contact.Id == id, cancellationToken);
    }

    async Task<IList<UserPasskeyInfo>> IUserPasskeyStore<Contact>.GetPasskeysAsync(Contact user, CancellationToken cancellationToken) =>
        [.. (await Everywhere.Where(passkey => passkey.SecondFactor.ContactId == user.Id).ToListAsync(cancellationToken)).Select(InfoOf)];

    async Task<Contact?> IUserPasskeyStore<Contact>.FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = Passkeys.HashOf(credentialId);
        return await Everywhere.Where(passkey => passkey.CredentialHash == hash).Select(passkey => passkey.SecondFactor.Contact)
            .SingleOrDefaultAsync(cancellationToken);
    }

    async Task<UserPasskeyInfo?> IUserPasskeyStore<Contact>.FindPasskeyAsync(
        Contact user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = Passkeys.HashOf(credentialId);
        return await Everywhere.Where(passkey => passkey.CredentialHash == hash && passkey.SecondFactor.ContactId == user.Id)
            .SingleOrDefaultAsync(cancellationToken) is { } found
            ? InfoOf(found)
            : null;
    }

    Task IUserPasskeyStore<Contact>.AddOrUpdatePasskeyAsync(Contact user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Passkeys writes them.");

    Task IUserPasskeyStore<Contact>.RemovePasskeyAsync(Contact user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Passkeys writes them.");

    // The attestation is looked at once, and not kept. Each was made by somebody who had unlocked the device.
    private static UserPasskeyInfo InfoOf(Passkey passkey) => new(
        passkey.CredentialId,
        passkey.PublicKey,
        new DateTimeOffset(passkey.CreatedAt, TimeSpan.Zero),
        (uint)passkey.SignCount,
        passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true,
        passkey.IsBackupEligible,
        passkey.IsBackedUp,
        [],
        [])
    { Name = passkey.Name };
}
