using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// The address of a file of <c>wwwroot</c> by which a browser may keep it for good: with the fingerprint of the build, or, for one that
/// came after it, with a version.
/// </summary>
public static class AssetAddress
{
    /// <param name="path">Below <c>wwwroot</c>, with a slash at its beginning.</param>
    public static string Of(HttpContext context, string path)
    {
        var root = context.Request.PathBase;
        var built = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path[1..]];
        return built is not null && built != path[1..]
            ? $"{root}/{built}"
            : root + context.RequestServices.GetRequiredService<IFileVersionProvider>().AddFileVersionToPath(root, path);
    }
}
