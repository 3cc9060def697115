using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// What goes out compressed: pages, their fragments and the API's JSON. An answer with a secret does not, since how well it is compressed
/// tells something of it to whoever can put words of their own beside it (BREACH): the view that shows one says so
/// (<c>secret</c>, <see cref="TagHelpers.SecretTagHelper"/>), and the addresses of the sign-in server have tokens and codes. Files are
/// compressed when the program is built.
/// </summary>
public sealed class AnswerCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : IResponseCompressionProvider
{
    private static readonly object Mark = new();

    private readonly ResponseCompressionProvider _all = new(services, options);

    /// <summary>This answer shows a secret, and goes out as it is.</summary>
    /// <exception cref="InvalidOperationException">The answer is on its way already.</exception>
    public static void LeaveOut(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            throw new InvalidOperationException("The answer is on its way: it is too late to say that it holds a secret.");
        }

        context.Items[Mark] = true;
    }

    /// <summary>Always: an answer that is compressed for others must say so to caches also when it is not.</summary>
    public bool CheckRequestAcceptsCompression(HttpContext context) => true;

    public bool ShouldCompressResponse(HttpContext context) =>
        !context.Items.ContainsKey(Mark)
        && !context.Request.Path.StartsWithSegments(Features.MobileSignIn.MobileSignInAddresses.Root)
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && _all.ShouldCompressResponse(context);

    public ICompressionProvider? GetCompressionProvider(HttpContext context) =>
        context.Request.Headers.AcceptEncoding.Count == 0 ? null : _all.GetCompressionProvider(context);
}
