using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Contacts change their own password, which ends every session; that it ends their devices follows by itself.</summary>
public sealed class PasswordChange(UserManager<Contact> users, PresentPassword password)
{
    /// <summary>Field of the errors about the new password.</summary>
    public const string Field = "Password";

    /// <returns>The contact, to be signed in again.</returns>
    public Task<WriteResult<Contact>> RunAsync(string present, string chosen) =>
        password.RunAsync(present, async (_, contact) =>
            ResultOf(await users.ChangePasswordAsync(contact, present, chosen), contact));

    internal static WriteResult<Contact> ResultOf(IdentityResult result, Contact contact) => result.Succeeded
        ? WriteResult.Done(contact)
        : WriteResult.Invalid<Contact>([.. result.Errors.Select(error => new WriteError(Field, error.Description))]);
}
