using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Asks for the password once more before something that a session left open must not do. Wrong ones are counted for the session
/// (<see cref="PresentTries"/>), so that it is no place to guess. The password is compared before the write: nobody waits for their turn
/// behind a hash.
/// </summary>
public sealed class PresentPassword(
    ConnectorsDbContext db,
    CurrentAccount current,
    AccountWriter writer,
    PasswordHashing hashing,
    LoginTries bounds,
    PresentTries tries)
{
    /// <summary>Field of the errors about the password.</summary>
    public const string Field = "Present";

    /// <summary>What is said of a wrong password.</summary>
    internal const string WrongKey = "Identity_PasswordMismatch";

    /// <summary>Runs the work, on the contact that is signed in, when this is its password.</summary>
    /// <exception cref="BusyException">Too many passwords are being tried.</exception>
    public Task<WriteResult<T>> RunAsync<T>(string password, Func<AccountWrite, Contact, Task<WriteResult<T>>> work) =>
        RunAsync(password, _ => Task.FromResult(WriteResult.Done("")), (write, contact, _) => work(write, contact));

    /// <summary>The same with something to prepare, when the password is right, before the write begins.</summary>
    internal async Task<WriteResult<T>> RunAsync<TPrepared, T>(
        string password,
        Func<Contact, Task<WriteResult<TPrepared>>> prepare,
        Func<AccountWrite, Contact, TPrepared, Task<WriteResult<T>>> work)
    {
        var check = await CheckAsync(found => hashing.IsRightAsync(found.PasswordHash, password), Field, WrongKey);
        if (check.Value is not { } known)
        {
            return new WriteResult<T>(check.Status, default, check.Errors);
        }

        var prepared = await prepare(known);
        return prepared.IsDone
            ? await WriteAsync(known, (write, contact) => work(write, contact, prepared.Value!))
            : WriteResult.Invalid<T>(prepared.Errors);
    }

    /// <summary>
    /// Whoever is signed in shows something that they alone know or have. Wrong ones of whichever kind are counted together, and what is
    /// right is worth nothing once too many were wrong.
    /// </summary>
    /// <param name="field">Field of the errors.</param>
    /// <param name="wrongKey">What is said of a wrong one.</param>
    internal async Task<WriteResult<Contact>> CheckAsync(Func<Contact, Task<bool>> isRight, string field, string wrongKey)
    {
        var contactId = current.Actor?.ContactId;
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(found => found.Id == contactId) is not { } known)
        {
            return WriteResult.NotFound<Contact>();
        }

        var session = $"{known.Id} {current.Contact?.SessionId}";
        if (tries.IsKeptOut(session))
        {
            return KeptOut(field);
        }

        bounds.CountPresentPassword(session);
        if (!await isRight(known))
        {
            return tries.CountFailure(session) ? WriteResult.Invalid<Contact>(field, wrongKey) : KeptOut(field);
        }

        // While this one was looked at, others may have been counted: five wrong tries mean five, however many there are at once.
        return tries.Pass(session) ? WriteResult.Done(known) : KeptOut(field);
    }

    // Much may have happened since the password was read.
    private Task<WriteResult<T>> WriteAsync<T>(Contact known, Func<AccountWrite, Contact, Task<WriteResult<T>>> work) =>
        writer.RunAsync(
            _ => db.Contacts.SingleOrDefaultAsync(found => found.Id == known.Id),
            (write, _) => write.Authority.OwnAffairs(),
            async (write, contact) =>
                contact.PasswordHash == known.PasswordHash ? await work(write, contact) : WriteResult.Invalid<T>(Field, WrongKey));

    private static WriteResult<Contact> KeptOut(string field) =>
        WriteResult.Invalid<Contact>(field, "Password_KeptOut", PasswordSignIn.Lockout.TotalMinutes);
}
