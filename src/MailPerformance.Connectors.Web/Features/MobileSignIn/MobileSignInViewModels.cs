using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;

namespace MailPerformance.Connectors.Web.Features.MobileSignIn;

/// <summary>The question whether the app may act for the contact.</summary>
public sealed record ConfirmViewModel(OpenIddictRequest Request, MobileCaller Caller, DeviceDescription Device);

/// <param name="Reason">Key of the text that says why.</param>
public sealed record EnrolmentRefusedViewModel(OpenIddictRequest Request, string Reason, string? Login);

/// <param name="Administrators">Whom to ask: name and e-mail.</param>
public sealed record RefusedViewModel(OpenIddictRequest Request, MobileRefusal Refusal, string? Login, string PlatformName, IReadOnlyList<string> Administrators);
