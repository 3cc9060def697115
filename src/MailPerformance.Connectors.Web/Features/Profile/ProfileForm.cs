using FluentValidation;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Web.Features.Profile;

public sealed class ProfileForm : ProfileDetails
{
    /// <summary>How it stands.</summary>
    public static ProfileForm Of(SignedInContact me, bool notifies) => new()
    {
        Language = me.Language,
        TimeZone = me.TimeZone,
        NotifyOnActionChange = notifies,
        RowsPerTable = me.RowsPerTable,
    };
}

public sealed class ProfileFormValidator : AbstractValidator<ProfileForm>
{
    public ProfileFormValidator() => Include(new ProfileDetailsValidator());
}
