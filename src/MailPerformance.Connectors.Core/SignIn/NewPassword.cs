using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>A password that somebody has chosen: checked and hashed before the write, set in it.</summary>
public sealed class NewPassword(UserManager<Contact> users, PasswordHashing hashing)
{
    /// <returns>The hash; Invalid at <see cref="PasswordChange.Field"/>.</returns>
    internal async Task<WriteResult<string>> HashAsync(Contact contact, string chosen)
    {
        var errors = new List<WriteError>();
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, contact, chosen);
            errors.AddRange(result.Errors.Select(error => new WriteError(PasswordChange.Field, error.Description)));
        }

        return errors.Count > 0 ? WriteResult.Invalid<string>(errors) : WriteResult.Done(await hashing.HashAsync(chosen));
    }

    /// <summary>From now on it is the contact's; every session ends.</summary>
    internal static WriteResult<Contact> Set(Contact contact, string hash)
    {
        contact.PasswordHash = hash;
        contact.ConcurrencyStamp = Guid.NewGuid().ToString();
        contact.EndSessions();
        contact.EndOwnLink();
        return WriteResult.Done(contact);
    }
}
