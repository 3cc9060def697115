using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Profile;

public sealed record ProfileViewModel(
    ProfileForm Form,
    PasswordChangeForm PasswordForm,
    SecondFactorState SecondFactor,
    DeviceListViewModel Devices,
    WhyViewModel Why,
    PendingEmail? PendingEmail)
{
    public required string Email { get; init; }

    public required IReadOnlyList<OwnSession> Sessions { get; init; }
}
