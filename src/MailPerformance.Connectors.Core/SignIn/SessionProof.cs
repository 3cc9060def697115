using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Whoever is signed in gives the password, or a code of the second factor, once more: a fresh proof for <see cref="FreshProofRule"/>.
/// Wrong ones are counted as <see cref="PresentPassword"/> counts them, for the session.
/// </summary>
public sealed class SessionProof(
    ConnectorsDbContext db,
    CurrentAccount current,
    PresentPassword present,
    PasswordHashing hashing,
    SecondFactors factors,
    JournalNotes notes,
    TimeProvider time)
{
    /// <summary>Field of the password, and of the errors about it.</summary>
    public const string PasswordField = "ProofPassword";

    /// <summary>Field of the code, and of the errors about it.</summary>
    public const string CodeField = "ProofCode";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>What is wrong with the password; null: it is the contact's, and that is known from now on.</returns>
    /// <exception cref="BusyException">Too many passwords are being tried.</exception>
    public async Task<WriteError?> ByPasswordAsync(string password) => await KeepAsync(
        await present.CheckAsync(known => hashing.IsRightAsync(known.PasswordHash, password), PasswordField, PresentPassword.WrongKey));

    /// <summary>A code of the authenticator app, or a recovery code: good once, at sign-in or here.</summary>
    /// <returns>What is wrong with the code; null: it is the contact's, and that is known from now on.</returns>
    /// <exception cref="TooManyTriesException">There were too many in the last minute; this one was not looked at.</exception>
    public async Task<WriteError?> ByCodeAsync(string code) =>
        await KeepAsync(await present.CheckAsync(known => factors.UseInSessionAsync(known, code), CodeField, "SecondFactor_Wrong"));

    // Much may have happened while the password was hashed: who has been blocked since, or has another password, has proved nothing.
    private async Task<WriteError?> KeepAsync(WriteResult<Contact> check)
    {
        if (check.Status == WriteStatus.Invalid)
        {
            var actor = current.Contact!.Actor;
            await notes.CountAsync(actor.AccountId, JournalKind.ProofRefused, Entrance.Browser, actor.ContactId);
            return check.Errors[0];
        }

        var stamp = current.Contact?.SecurityStamp;
        if (check.Value is not { } known
            || !await db.Contacts.Allowed(Now).AnyAsync(found => found.Id == known.Id && found.SecurityStamp == stamp))
        {
            return new WriteError("", new Denial("Denial_SignedOut").Message);
        }

        current.Prove(Now);
        return null;
    }
}
