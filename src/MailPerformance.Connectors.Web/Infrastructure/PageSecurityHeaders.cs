using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// What every answer tells the browser: nothing from elsewhere, nothing inline, no frames; where it stands is told to nobody, except,
/// within the site, by pages for somebody who is signed in. The addresses of the others may hold codes.
/// </summary>
public static class PageSecurityHeaders
{
    /// <summary>Name of the policy of the page that sends the browser back to the app.</summary>
    public const string BackToApp = "BackToApp";

    /// <summary>Name of the policy of a mail shown as a page: mails have their styles inline.</summary>
    public const string Mail = "Mail";

    private const string SignedIn = "SignedIn";
    private const string AppKey = "Connectors.App";
    private const string Loopback = "http://127.0.0.1:*";

    /// <summary>Lets the forms of this answer lead back to an app, if the page is one that does that.</summary>
    /// <param name="redirectUri">Where the app takes its answers.</param>
    public static void AllowBackTo(HttpContext context, string redirectUri) => context.Items[AppKey] = redirectUri;

    public static void AddPageSecurityHeaders(this IServiceCollection services) =>
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(Policies())
            .AddPolicy(BackToApp, Policies(Loopback))
            .AddPolicy(SignedIn, Policies().AddReferrerPolicySameOrigin())
            .AddPolicy(Mail, new HeaderPolicyCollection()
                .AddFrameOptionsDeny()
                .AddContentTypeOptionsNoSniff()
                .AddReferrerPolicyNoReferrer()
                .AddContentSecurityPolicy(policy =>
                {
                    policy.AddDefaultSrc().None();
                    policy.AddStyleSrc().UnsafeInline();
                    policy.AddBaseUri().None();
                    policy.AddFrameAncestors().None();
                }))
            .SetPolicySelector(selected =>
                selected.EndpointPolicyName == BackToApp && AppOf(selected.HttpContext) is { } app ? Policies(app, Loopback)
                : selected.EndpointPolicyName is null && IsForSignedIn(selected.HttpContext) ? selected.ConfiguredPolicies[SignedIn]
                : selected.SelectedPolicy);

    private static bool IsForSignedIn(HttpContext context) =>
        context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string? AppOf(HttpContext context) =>
        !Uri.TryCreate(context.Items[AppKey] as string, UriKind.Absolute, out var redirect) ? null
        : redirect.Scheme is "http" or "https" ? redirect.GetLeftPart(UriPartial.Authority)
        : redirect.Scheme + ":";

    // A form whose answer redirects elsewhere must be allowed to: that is how the app gets its code.
    private static HeaderPolicyCollection Policies(params string[] formTargets) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddPayment().None();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddObjectSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self();
            policy.AddFontSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddManifestSrc().Self();
            var formAction = policy.AddFormAction().Self();
            foreach (var target in formTargets)
            {
                formAction.From(target);
            }

            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
        });
}
