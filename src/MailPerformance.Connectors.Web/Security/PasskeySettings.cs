using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>What devices are asked for: a key that they keep, for this site alone, and that they use only for whoever unlocks them.</summary>
public static class PasskeySettings
{
    public static void Configure(IdentityPasskeyOptions options, PublicAddress address)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = PasskeyCeremony.Lifetime;
        options.ServerDomain = address.Host;

        // Behind a proxy a request may have another name than the site.
        options.ValidateOrigin = asked => ValueTask.FromResult(
            !asked.CrossOrigin && asked.Origin == address.Of("", asked.HttpContext.Request));
    }
}
