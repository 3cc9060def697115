using System.Globalization;
using System.Security.Claims;
using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>
/// What the app says of its device, in parameters of its authorization request; it travels inside the code. Apps that say nothing,
/// such as any ordinary OAuth client, get the platform's name.
/// </summary>
public static class DeviceClaims
{
    /// <summary>
    /// The parameters: name, model, operating system, version of the app, and the app's own identifier of its installation.
    /// </summary>
    public static IReadOnlyList<string> Parameters { get; } = ["device_name", "device_model", "device_system", "app_version", "device_id"];

    /// <summary>The parameter with which an app hands on the code that it was given.</summary>
    public const string InvitationCode = "enrolment";

    private const string Stamp = "consent_stamp";
    private const string GivenAt = "consent_at";
    private const string Session = "consent_session";

    public static DeviceDescription Read(OpenIddictRequest request, string platformName) =>
        Describe(parameter => (string?)request[parameter], platformName);

    public static DeviceDescription Read(ClaimsPrincipal principal, string platformName) => Describe(principal.GetClaim, platformName);

    public static void Write(ClaimsIdentity identity, OpenIddictRequest request)
    {
        foreach (var parameter in Parameters)
        {
            identity.SetClaim(parameter, (string?)request[parameter]);
        }

        identity.SetClaim(InvitationCode, (string?)request[InvitationCode]);
    }

    /// <summary>Keeps inside the code what the contact agrees to at this moment.</summary>
    public static void WriteApproval(ClaimsIdentity identity, DeviceApproval approval) => identity
        .SetClaim(Stamp, approval.SecurityStamp)
        .SetClaim(Session, approval.SessionId)
        .SetClaim(GivenAt, approval.GivenAt.Ticks.ToString(CultureInfo.InvariantCulture));

    public static DeviceApproval ReadApproval(ClaimsPrincipal principal) => new(
        principal.GetClaim(Stamp) ?? "",
        new DateTime(long.Parse(principal.GetClaim(GivenAt) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture), DateTimeKind.Utc),
        principal.GetClaim(Session) ?? "");

    private static DeviceDescription Describe(Func<string, string?> value, string platformName) => DeviceDescription.Of(
        value(Parameters[0]), value(Parameters[1]), value(Parameters[2]), value(Parameters[3]), value(Parameters[4]), platformName);
}
