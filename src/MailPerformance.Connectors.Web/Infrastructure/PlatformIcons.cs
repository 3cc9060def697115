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
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "max-age=3600, must-revalidate",
        }));
}
