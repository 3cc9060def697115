using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>Addresses that the pages of the app's sign-in have in common.</summary>
public static class AppSignIn
{
    public const string Path = "/connect/authorize";

    /// <summary>The app's request again, for somebody else.</summary>
    public static string ForAnother(OpenIddictRequest request) => Path + QueryString.Create(
        request.GetParameters().Where(parameter => parameter.Key is not ("prompt" or "answer"))
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value)).Append(KeyValuePair.Create("prompt", (string?)"login")));
}

/// <summary>The question whether the app may act for the contact.</summary>
public sealed record ConfirmViewModel(OpenIddictRequest Request, MobileCaller Caller, DeviceDescription Device);

/// <param name="Reason">Key of the text that says why.</param>
public sealed record EnrolmentRefusedViewModel(OpenIddictRequest Request, string Reason, string? Login);

/// <param name="Administrators">Whom to ask.</param>
/// <param name="MayHelpThemselves">The reader is an administrator, and can mend it.</param>
public sealed record RefusedViewModel(
    OpenIddictRequest Request,
    MobileRefusal Refusal,
    string? Login,
    string PlatformName,
    IReadOnlyList<Administrator> Administrators,
    bool MayHelpThemselves);

public sealed record Administrator(string Name, string Email);
