using FluentValidation;

namespace MailPerformance.Connectors.Core.Contacts;

public sealed class ProfileDetailsValidator : AbstractValidator<ProfileDetails>
{
    public ProfileDetailsValidator()
    {
        RuleFor(profile => profile.Language).Language();
        RuleFor(profile => profile.TimeZone).TimeZone();
        RuleFor(profile => profile.RowsPerTable).RowsPerTable();
    }
}
