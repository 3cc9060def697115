using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>What the pages of the app's sign-in have in common.</summary>
public static class AppSignIn
{
    /// <summary>The app's own request, without what our forms add to it.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ParametersOf(OpenIddictRequest request) => request.GetParameters()
        .Where(parameter => parameter.Key is not ("answer" or "__RequestVerificationToken"))
        .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value));

    /// <summary>The same request again, for somebody else.</summary>
    public static string ForAnother(OpenIddictRequest request) => MobileSignInAddresses.Authorize + QueryString.Create(
        ParametersOf(request).Where(parameter => parameter.Key != Parameters.Prompt)
            .Append(KeyValuePair.Create(Parameters.Prompt, (string?)PromptValues.Login)));
}

/// <summary>The question whether the app may act for the contact.</summary>
public sealed record ConfirmViewModel(OpenIddictRequest Request, MobileCaller Caller, DeviceDescription Device);

/// <param name="Reason">Key of the text that says why.</param>
public sealed record InvitationRefusedViewModel(OpenIddictRequest Request, string Reason, string? Login);

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
