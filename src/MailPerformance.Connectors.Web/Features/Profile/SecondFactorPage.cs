using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using OtpNet;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>Reads the page « Double authentification » of whoever is signed in.</summary>
public sealed class SecondFactorPage(CurrentAccount current, SecondFactors factors, Passkeys passkeys)
{
    private const string Issuer = "MailPerformance";

    /// <param name="setUp">A key that waits for its first code.</param>
    public async Task<SecondFactorViewModel> ReadAsync(SecondFactorSetUp? setUp = null)
    {
        var me = current.Contact!;
        var id = me.Actor.ContactId;
        return new SecondFactorViewModel(
            await factors.StateAsync(id),
            setUp,
            setUp is null ? null : QrCode.Of(new OtpUri(OtpType.Totp, setUp.Key, me.Login, Issuer).ToString()),
            null,
            new PresentPasswordForm(),
            new SetUpForm { SetUp = setUp?.Carried })
        { Passkeys = await passkeys.ListAsync(id) };
    }
}
