using System.Security.Cryptography;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// « Clés d'accès »: contacts add, rename and remove their own, and sign in with them. What a device has signed is checked before
/// (Identity's handler); who may come in is decided here, as after a password.
/// </summary>
public sealed class Passkeys(
    ConnectorsDbContext db, AccountWriter writer, PasswordSignIn passwords, JournalNotes notes, IDatabaseErrors errors, TimeProvider time)
{
    /// <summary>Field of the name, and of the errors about it.</summary>
    public const string NameField = "Name";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private IQueryable<Passkey> Everywhere => db.Passkeys.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);

    public static string HashOf(byte[] credentialId) => Convert.ToHexString(SHA256.HashData(credentialId));

    /// <summary>Those of whoever is signed in.</summary>
    public async Task<IReadOnlyList<Passkey>> ListAsync(long contactId) =>
        await db.Passkeys.AsNoTracking().Where(passkey => passkey.SecondFactor.ContactId == contactId)
            .OrderBy(passkey => passkey.CreatedAt).ThenBy(passkey => passkey.Id).ToListAsync();

    /// <summary>
    /// Keeps a new one. With the first second factor of a contact come recovery codes. Its other sessions end; the caller signs in again.
    /// </summary>
    public async Task<WriteResult<SecondFactorCodes>> AddAsync(UserPasskeyInfo info, string name)
    {
        try
        {
            return await writer.RunAsync(
                write => db.Contacts.SingleOrDefaultAsync(found => found.Id == write.Actor.ContactId),
                (write, _) => write.Authority.OwnAffairs(),
                (write, contact) => AddAsync(write, contact, info, name));
        }
        catch (DbUpdateException exception) when (errors.IsUniqueViolation(exception))
        {
            return WriteResult.Invalid<SecondFactorCodes>("", "Passkey_Taken");
        }
    }

    private async Task<WriteResult<SecondFactorCodes>> AddAsync(AccountWrite write, Contact contact, UserPasskeyInfo info, string name)
    {
        if (ErrorOf(name) is { } error)
        {
            return WriteResult.Invalid<SecondFactorCodes>([error]);
        }

        var factor = await FindAsync(contact.Id);
        if (factor?.Passkeys.Count >= Passkey.Most)
        {
            return WriteResult.Invalid<SecondFactorCodes>("", "Passkey_TooMany", Passkey.Most);
        }

        var isFirst = factor is null;
        if (factor is null)
        {
            factor = new SecondFactor { ContactId = contact.Id, AccountId = contact.AccountId, ProtectedKey = "", EnabledAt = write.Now };
            db.Add(factor);
        }

        factor.Passkeys.Add(new Passkey
        {
            AccountId = contact.AccountId,
            Name = name.Trim(),
            CredentialId = info.CredentialId,
            CredentialHash = HashOf(info.CredentialId),
            PublicKey = info.PublicKey,
            SignCount = info.SignCount,
            Transports = string.Join(' ', info.Transports ?? []),
            IsBackedUp = info.IsBackedUp,
            IsBackupEligible = info.IsBackupEligible,
            CreatedAt = write.Now,
        });
        if (isFirst)
        {
            return SecondFactors.Renew(factor, contact);
        }

        contact.EndSessions();
        return WriteResult.Done(new SecondFactorCodes(contact, []));
    }

    public Task<WriteResult<long>> RenameAsync(long id, string name) =>
        writer.RunAsync(
            write => FindOwnAsync(write, id),
            (write, _) => write.Authority.OwnAffairs(),
            (_, found) =>
            {
                if (ErrorOf(name) is { } error)
                {
                    return Task.FromResult(WriteResult.Invalid<long>([error]));
                }

                found.Passkey.Name = name.Trim();
                return Task.FromResult(WriteResult.Done(id));
            });

    /// <summary>It opens nothing any more. With the last one, where there is no authenticator app, the second factor is off.</summary>
    /// <returns>The contact, to be signed in again.</returns>
    public Task<WriteResult<Contact>> RemoveAsync(long id) =>
        writer.RunAsync(
            write => FindOwnAsync(write, id),
            (write, _) => write.Authority.OwnAffairs(),
            (_, found) =>
            {
                var factor = found.Passkey.SecondFactor;
                db.Remove(found.Passkey);
                if (!factor.HasApp && factor.Passkeys.All(passkey => passkey == found.Passkey))
                {
                    db.Remove(factor);
                }

                found.Contact.EndSessions();
                return Task.FromResult(WriteResult.Done(found.Contact));
            });

    /// <summary>
    /// A device has signed for this contact: the contact may come in if a password could bring it in at this moment. The same answer for
    /// whoever is blocked, past the end date, or kept out for wrong passwords.
    /// </summary>
    /// <returns>Null: it may not.</returns>
    public async Task<PasswordPassed?> PassAsync(long contactId, UserPasskeyInfo info)
    {
        var contacts = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        var hash = HashOf(info.CredentialId);
        var passed = await contacts.AbleToSignIn(Now)
            .Where(contact => contact.Id == contactId)
            .Select(contact => new PasswordPassed(contact.Id, contact.AccountId, contact.SecurityStamp ?? "", false))
            .SingleOrDefaultAsync();
        DateTime? now = Now;
        long count = info.SignCount;

        // A device that counts never signs twice with one number.
        var used = passed is null ? 0 : await Everywhere
            .Where(passkey => passkey.CredentialHash == hash && passkey.SecondFactor.ContactId == contactId
                && (passkey.SignCount < count || (passkey.SignCount == 0 && count == 0)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(passkey => passkey.LastUsedAt, now)
                .SetProperty(passkey => passkey.SignCount, count)
                .SetProperty(passkey => passkey.IsBackedUp, info.IsBackedUp));
        if (used > 0)
        {
            await passwords.ForgetFailuresAsync(passed!);
            return passed;
        }

        var accountId = await contacts.Where(contact => contact.Id == contactId).Select(contact => (long?)contact.AccountId)
            .SingleOrDefaultAsync();
        if (accountId is { } known)
        {
            await notes.CountAsync(known, JournalKind.SignInRefused, Entrance.Browser, contactId);
        }

        return null;
    }

    private static WriteError? ErrorOf(string name) =>
        !TextRules.IsVisible(name) || name.Trim().Length > Passkey.NameMaxLength
            ? new WriteError(NameField, CoreTexts.Get("Passkey_NameRequired", Passkey.NameMaxLength))
        : !TextRules.IsOneLine(name) ? new WriteError(NameField, CoreTexts.Get("Text_ControlCharacters"))
        : null;

    private Task<SecondFactor?> FindAsync(long contactId) =>
        db.SecondFactors.Include(found => found.Passkeys).SingleOrDefaultAsync(found => found.ContactId == contactId);

    private async Task<OwnPasskey?> FindOwnAsync(AccountWrite write, long id)
    {
        var factor = await FindAsync(write.Actor.ContactId);
        return factor?.Passkeys.SingleOrDefault(passkey => passkey.Id == id) is { } passkey
            ? new OwnPasskey(passkey, await db.Contacts.SingleAsync(found => found.Id == write.Actor.ContactId))
            : null;
    }

    private sealed record OwnPasskey(Passkey Passkey, Contact Contact);
}
