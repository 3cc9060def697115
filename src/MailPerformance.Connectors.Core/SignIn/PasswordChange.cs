using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Contacts change their own password, which ends every session; that it ends their devices follows by itself.</summary>
public sealed class PasswordChange(NewPassword passwords, PresentPassword password)
{
    /// <summary>Field of the errors about the new password.</summary>
    public const string Field = "Password";

    /// <returns>The contact, to be signed in again.</returns>
    public Task<WriteResult<Contact>> RunAsync(string present, string chosen) =>
        password.RunAsync(
            present,
            contact => passwords.HashAsync(contact, chosen),
            (_, contact, hash) => Task.FromResult(NewPassword.Set(contact, hash)));
}
