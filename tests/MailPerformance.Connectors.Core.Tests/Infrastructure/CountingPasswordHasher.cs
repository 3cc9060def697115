using MailPerformance.Connectors.Core.Contacts;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Identity's hasher, which also counts how often the current test has verified a password.</summary>
public sealed class CountingPasswordHasher : IPasswordHasher<Contact>
{
    private readonly PasswordHasher<Contact> _inner = new();
    private int _verified;

    public int Verified => _verified;

    public string HashPassword(Contact user, string password) => _inner.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Contact user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
