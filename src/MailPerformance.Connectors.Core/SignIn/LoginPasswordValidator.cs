using MailPerformance.Connectors.Core.Contacts;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>The first password that somebody tries is the login.</summary>
public sealed class LoginPasswordValidator : IPasswordValidator<Contact>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Contact> manager, Contact user, string? password) =>
        Task.FromResult(password?.Contains(user.UserName!, StringComparison.OrdinalIgnoreCase) is true
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordContainsLogin",
                Description = CoreTexts.Get("Identity_PasswordContainsLogin"),
            })
            : IdentityResult.Success);
}
