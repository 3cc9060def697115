using System.Security.Cryptography;
using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// « Double authentification » by codes: contacts turn their own on and off, somebody who may change their credentials takes it away when the
/// phone is lost, and sign-in checks it.
/// </summary>
public sealed class SecondFactors(
    ConnectorsDbContext db,
    AccountWriter writer,
    PresentPassword present,
    PasswordSignIn passwords,
    LoginTries tries,
    JournalNotes notes,
    IDataProtectionProvider protection,
    TimeProvider time)
{
    public const string CodeField = "Code";
    public const int RecoveryCodeCount = 10;

    /// <summary>How long a key that was shown waits for its first code.</summary>
    public static readonly TimeSpan SetUpTime = TimeSpan.FromMinutes(15);

    // 119 bits: so many that a fast hash of one says nothing of it.
    private const int RecoveryCodeLength = 24;

    // RFC 6238, 5.2: one step before, for slow typing, and one after, for clocks that differ.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private IDataProtector Protector => protection.CreateProtector("MailPerformance.Connectors.SecondFactor");

    private IDataProtector SetUpProtector => protection.CreateProtector("MailPerformance.Connectors.SecondFactor.SetUp");

    /// <summary>How things stand for whoever is signed in.</summary>
    public async Task<SecondFactorState> StateAsync(long contactId) =>
        await db.SecondFactors.Where(found => found.ContactId == contactId)
            .Select(found => new SecondFactorState(
                found.EnabledAt, found.RecoveryCodes.Count, found.ProtectedKey != "", found.Passkeys.Count)).SingleOrDefaultAsync()
        ?? SecondFactorState.None;

    /// <summary>What somebody whose password was right can show besides.</summary>
    public async Task<SecondFactorState> StateAsync(PasswordPassed passed) =>
        await db.SecondFactors.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.ContactId == passed.ContactId && found.Contact.SecurityStamp == passed.SecurityStamp)
            .Select(found => new SecondFactorState(found.EnabledAt, 0, found.ProtectedKey != "", found.Passkeys.Count))
            .SingleOrDefaultAsync()
        ?? SecondFactorState.None;

    /// <summary>
    /// A new key for the authenticator app. Nothing is kept: whoever gave the password has it in hand, good for <see cref="SetUpTime"/> and
    /// until the contact's security stamp changes.
    /// </summary>
    public Task<WriteResult<SecondFactorSetUp>> StartAsync(string password) =>
        present.RunAsync(password, async (write, contact) =>
            await FindAsync(contact.Id) is not { HasApp: true }
                ? WriteResult.Done(SetUpOf(new Kept(
                    contact.Id, contact.SecurityStamp ?? "", write.Now + SetUpTime, KeyGeneration.GenerateRandomKey(OtpHashMode.Sha1))))
                : WriteResult.Invalid<SecondFactorSetUp>("", "SecondFactor_IsOn"));

    /// <summary>The set-up that a form carries; null when it is somebody else's, over, or none.</summary>
    public SecondFactorSetUp? FindSetUp(string? carried, SignedInContact contact) =>
        Open(carried, contact.Actor.ContactId, contact.SecurityStamp, Now) is { } kept ? SetUpOf(kept) : null;

    /// <summary>
    /// Asks for it from now on, now that the app has the key. Every session of the contact ends; the caller signs in again.
    /// </summary>
    /// <param name="carried">See <see cref="SecondFactorSetUp.Carried"/>.</param>
    /// <returns>The contact, and the recovery codes, which are kept nowhere in clear.</returns>
    public Task<WriteResult<SecondFactorCodes>> EnableAsync(string? carried, string code) =>
        writer.RunAsync(
            write => db.Contacts.SingleOrDefaultAsync(found => found.Id == write.Actor.ContactId),
            (write, _) => write.Authority.OwnAffairs(),
            async (write, contact) =>
            {
                var factor = await FindAsync(contact.Id);
                if (factor is { HasApp: true })
                {
                    return WriteResult.Invalid<SecondFactorCodes>("", "SecondFactor_IsOn");
                }

                if (Open(carried, contact.Id, contact.SecurityStamp, write.Now) is not { } kept)
                {
                    return WriteResult.Invalid<SecondFactorCodes>("", "SecondFactor_StartAgain");
                }

                if (StepOf(kept.Key, ReadableCode.Tidy(code)) is not { } step)
                {
                    return WriteResult.Invalid<SecondFactorCodes>(CodeField, "SecondFactor_Wrong");
                }

                if (factor is null)
                {
                    factor = new SecondFactor
                    {
                        ContactId = contact.Id,
                        AccountId = contact.AccountId,
                        ProtectedKey = "",
                        EnabledAt = write.Now,
                    };
                    db.Add(factor);
                }

                (factor.ProtectedKey, factor.LastStep) = (Convert.ToBase64String(Protector.Protect(kept.Key)), step);
                return Renew(factor, contact);
            });

    /// <summary>New recovery codes; the ones before are worth nothing any more.</summary>
    public Task<WriteResult<SecondFactorCodes>> RenewCodesAsync(string password) =>
        present.RunAsync(password, async (_, contact) =>
            await FindAsync(contact.Id) is { } factor
                ? Renew(factor, contact)
                : WriteResult.NotFound<SecondFactorCodes>());

    /// <summary>The password alone is enough again. A second time changes nothing.</summary>
    public Task<WriteResult<Contact>> DisableAsync(string password) =>
        present.RunAsync(password, async (_, contact) =>
        {
            await RemoveAsync(contact);
            return WriteResult.Done(contact);
        });

    /// <summary>
    /// Takes it away from somebody who has lost the phone: needs what changing their credentials needs (rule 5), never one's own.
    /// </summary>
    public Task<WriteResult<long>> ResetAsync(long contactId) =>
        writer.RunAsync(
            write => db.FindCredentialsAsync(write, contactId),
            (write, target) => write.Authority.ResetSecondFactor(target.Rights, target.HasConnectors),
            async (_, target) =>
            {
                await RemoveAsync(target.Contact);
                return WriteResult.Done(contactId);
            });

    /// <summary>The same by an operator's command, for an administrator whom nobody else can help.</summary>
    public Task<WriteResult<bool>> ResetByCommandAsync(long contactId) =>
        writer.RunAsync(
            _ => db.Contacts.SingleOrDefaultAsync(found => found.Id == contactId),
            (write, _) => write.Authority.Operate(),
            async (_, contact) => WriteResult.Done(await RemoveAsync(contact)));

    /// <summary>
    /// Checks a code of the authenticator app, or a recovery code, of somebody whose password was right. Each is good once; a wrong
    /// one counts as a wrong password does.
    /// </summary>
    /// <exception cref="TooManyTriesException">There were too many in the last minute; this one was not looked at.</exception>
    public async Task<bool> VerifyAsync(PasswordPassed passed, string typed)
    {
        tries.CountCode(passed.ContactId);
        var able = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).AbleToSignIn(Now)
            .Where(contact => contact.Id == passed.ContactId && contact.SecurityStamp == passed.SecurityStamp);
        if (await UseCodeAsync(able, typed) is not { } isRight)
        {
            return false;
        }

        if (!isRight)
        {
            await passwords.CountFailureAsync(passed.ContactId);
            await notes.CountAsync(passed.AccountId, JournalKind.SignInRefused, Entrance.Browser, passed.ContactId);
            return false;
        }

        await passwords.ForgetFailuresAsync(passed);
        return true;
    }

    /// <summary>The same in a session of the contact, where whoever asks counts the wrong ones. False also when it has no second factor.</summary>
    internal async Task<bool> UseInSessionAsync(Contact contact, string typed) =>
        await UseCodeAsync(
            db.Contacts.Allowed(Now).Where(found => found.Id == contact.Id && found.SecurityStamp == contact.SecurityStamp),
            typed) == true;

    /// <summary>Whether somebody whose password was right has tried too many codes, or too many passwords elsewhere, since.</summary>
    public Task<bool> IsKeptOutAsync(PasswordPassed passed)
    {
        DateTimeOffset instant = Now;
        return db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .AnyAsync(contact => contact.Id == passed.ContactId && contact.SecurityStamp == passed.SecurityStamp
                && contact.LockoutEnd > instant);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private byte[] KeyOf(SecondFactor factor) => Protector.Unprotect(Convert.FromBase64String(factor.ProtectedKey));

    // The time step that the code is of; null for any other text.
    private long? StepOf(byte[] key, string code) =>
        code.Length == 6 && code.All(char.IsAsciiDigit) && new Totp(key).VerifyTotp(Now, code, out var step, Window) ? step : null;

    private SecondFactorSetUp SetUpOf(Kept kept) =>
        new(Base32Encoding.ToString(kept.Key), Convert.ToBase64String(SetUpProtector.Protect(JsonSerializer.SerializeToUtf8Bytes(kept))));

    private Kept? Open(string? carried, long contactId, string? securityStamp, DateTime now)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(SetUpProtector.Unprotect(Convert.FromBase64String(carried ?? "")))!;
            return kept.ContactId == contactId && kept.SecurityStamp == securityStamp && kept.EndsAt > now ? kept : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private Task<SecondFactor?> FindAsync(long contactId) =>
        db.SecondFactors.Include(found => found.RecoveryCodes).SingleOrDefaultAsync(found => found.ContactId == contactId);

    // Null when none of the contacts, of which there is one at most, has a second factor. One command each, which looks once more at who is
    // kept out: of two sign-ins with one code one wins, and no code is good after the fifth wrong one.
    private async Task<bool?> UseCodeAsync(IQueryable<Contact> able, string typed)
    {
        var factors = db.SecondFactors.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => able.Any(contact => contact.Id == found.ContactId));
        if (await factors.AsNoTracking().SingleOrDefaultAsync() is not { } factor)
        {
            return null;
        }

        var code = ReadableCode.Tidy(typed);
        var used = factor.HasApp && StepOf(KeyOf(factor), code) is { } step
            ? await factors.Where(found => found.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(found => found.LastStep, step))
            : await UseRecoveryCodeAsync(factor, factors, code);
        return used > 0;
    }

    private async Task<int> UseRecoveryCodeAsync(SecondFactor factor, IQueryable<SecondFactor> factors, string code)
    {
        var hash = ReadableCode.HashOf(code);
        var used = await db.RecoveryCodes.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.Hash == hash && factors.Any(one => one.Id == found.SecondFactorId)).ExecuteDeleteAsync();
        if (used > 0)
        {
            await notes.KeepAsync(factor.AccountId, JournalKind.RecoveryCodeUsed, Entrance.Browser, factor.ContactId);
        }

        return used;
    }

    internal static WriteResult<SecondFactorCodes> Renew(SecondFactor factor, Contact contact)
    {
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => ReadableCode.New(RecoveryCodeLength)).ToList();
        factor.RecoveryCodes.Clear();
        foreach (var code in codes)
        {
            factor.RecoveryCodes.Add(new RecoveryCode { AccountId = factor.AccountId, Hash = ReadableCode.HashOf(code) });
        }

        contact.EndSessions();
        return WriteResult.Done(new SecondFactorCodes(contact, [.. codes.Select(ReadableCode.Shown)]));
    }

    // False when there was none.
    private async Task<bool> RemoveAsync(Contact contact)
    {
        if (await FindAsync(contact.Id) is not { } factor)
        {
            return false;
        }

        db.Remove(factor);
        contact.EndSessions();
        return true;
    }

    private sealed record Kept(long ContactId, string SecurityStamp, DateTime EndsAt, byte[] Key);
}

/// <param name="EnabledAt">Since when it is asked for; null: it is not.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes have not been used.</param>
/// <param name="HasApp">Codes of an authenticator app are good.</param>
/// <param name="Passkeys">How many there are.</param>
public sealed record SecondFactorState(DateTime? EnabledAt, int RecoveryCodesLeft, bool HasApp, int Passkeys)
{
    public static SecondFactorState None { get; } = new(null, 0, false, 0);
}

/// <summary>A key that waits for the first code of the app.</summary>
/// <param name="Key">In Base32, for people and their apps.</param>
/// <param name="Carried">The same with whose it is and until when, encrypted: what the page carries back.</param>
public sealed record SecondFactorSetUp(string Key, string Carried);

/// <summary>Recovery codes, to be shown once, of a contact that has to sign in again.</summary>
public sealed record SecondFactorCodes(Contact Contact, IReadOnlyList<string> Codes);
