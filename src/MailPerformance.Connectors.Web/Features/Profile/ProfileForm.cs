using FluentValidation;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Web.Features.Profile;

public sealed class ProfileForm : ProfileDetails;

public sealed class ProfileFormValidator : AbstractValidator<ProfileForm>
{
    public ProfileFormValidator() => Include(new ProfileDetailsValidator());
}
