using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Identity's answers that a reader can meet, in the reader's language.</summary>
public sealed class LocalizedIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError));

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure));

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch));

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken));

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), length);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), uniqueChars);

    private static IdentityError Error(string code, params object[] arguments) =>
        new() { Code = code, Description = CoreTexts.Get("Identity_" + code, arguments) };
}
