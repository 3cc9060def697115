using System.Globalization;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// What the log says of an address: the route that it matches, with the numbers of rows filled in and nothing else that somebody
/// typed or was given. <c>/activer/{code}</c> stays as it is.
/// </summary>
public static class RequestRoute
{
    /// <summary>For an address that matches no route: it may be a mistyped one with a code.</summary>
    public const string Unknown = "(no route)";

    private const string Key = "Connectors.Route";

    // Parameters whose constraint lets only numbers in.
    private static readonly HashSet<string> Numbers = ["long", "int"];

    // These the sign-in server takes before any endpoint.
    private static readonly string[] SignInServerAddresses =
    [
        MobileSignInAddresses.Revoke, MobileSignInAddresses.Introspect, MobileSignInAddresses.Discovery, MobileSignInAddresses.Keys,
    ];

    /// <summary>Keeps the route of the request itself, before that of its error page takes its place.</summary>
    public static void UseRequestRoute(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Items.TryAdd(Key, Find(context));
        return next(context);
    });

    public static string Of(HttpContext context) => context.Items[Key] as string ?? Find(context);

    private static string Find(HttpContext context) =>
        SignInServerAddress(context)
        ?? (context.GetEndpoint() is RouteEndpoint endpoint ? Filled(endpoint.RoutePattern, context.Request.RouteValues) : Unknown);

    private static string? SignInServerAddress(HttpContext context) =>
        SignInServerAddresses.FirstOrDefault(address => context.Request.Path.Equals(address, StringComparison.OrdinalIgnoreCase));

    private static string Filled(RoutePattern pattern, RouteValueDictionary values) => '/' + string.Join(
        '/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => TextOf(part, values)))));

    private static string TextOf(RoutePatternPart part, RouteValueDictionary values) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart number when number.ParameterPolicies.Any(policy => Numbers.Contains(policy.Content ?? "")) =>
            Convert.ToString(values[number.Name], CultureInfo.InvariantCulture) ?? "",
        RoutePatternParameterPart other => $"{{{other.Name}}}",
        _ => "",
    };
}
