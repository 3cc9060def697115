using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// The one place where a password is hashed or compared with a hash: in the bounds of <see cref="HashingQueue"/>, and without a
/// connection to the database meanwhile. Call it before a write, never in its turn.
/// </summary>
public sealed class PasswordHashing(ConnectorsDbContext db, IPasswordHasher<Contact> hasher, HashingQueue queue)
{
    /// <summary>Of PBKDF2 with HMAC-SHA-512: what OWASP asks for. A hash that was made with fewer is still compared with.</summary>
    public const int Iterations = 210_000;

    private static readonly Contact Nobody = new() { LastName = "", FirstName = "", Language = "", TimeZone = "" };
    private static readonly string NobodysHash = new PasswordHasher<Contact>(
        Options.Create(new PasswordHasherOptions { IterationCount = Iterations })).HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <exception cref="HashingBusyException">Too many others wait.</exception>
    public Task<string> HashAsync(string password) => RunAsync(() => hasher.HashPassword(Nobody, password));

    /// <summary>Costs one hash also when there is none to compare with.</summary>
    /// <param name="hash">Null: nobody's, and no password is right.</param>
    /// <exception cref="HashingBusyException">Too many others wait.</exception>
    public async Task<bool> IsRightAsync(string? hash, string password) =>
        await RunAsync(() => hasher.VerifyHashedPassword(Nobody, hash ?? NobodysHash, password)) != PasswordVerificationResult.Failed
        && hash is not null;

    private Task<T> RunAsync<T>(Func<T> hash) =>
        db.Database.CurrentTransaction is null
            ? db.WithoutConnectionAsync(() => queue.RunAsync(hash))
            : throw new InvalidOperationException("A password is hashed before a write, not within it.");
}
