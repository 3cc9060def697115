namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// The icon files of platforms. They are served as they lie in their folder, besides the list of files that the program was built
/// with, so that a platform that is added later brings its own.
/// </summary>
public static class PlatformIcons
{
    /// <summary>Below <c>wwwroot</c>.</summary>
    public const string Folder = "/img/platforms";

    public static void UsePlatformIcons(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Folder),
        icons => icons.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                IsAsAsked(file.Context) ? "max-age=31536000, immutable" : "max-age=3600, must-revalidate",
        }));

    // The version in the address is that of the file that lies here; on another node it may be an older one.
    private static bool IsAsAsked(HttpContext context) =>
        context.Request.Query["v"].ToString() is { Length: > 0 } version
        && AssetAddress.Of(context, context.Request.Path).EndsWith($"?v={version}", StringComparison.Ordinal);
}
