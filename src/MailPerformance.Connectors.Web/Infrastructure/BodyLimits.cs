using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.MobileApi;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>
/// How long the body of a request may be, in bytes. This takes the place of the server's own limit: after a refusal by that one the
/// connection ends while the body is still coming, and the answer is lost with it.
/// </summary>
public static class BodyLimits
{
    /// <summary>An order of a phone.</summary>
    public const long Api = 16 * 1024;

    /// <summary>Where nobody is signed in: apps at the sign-in server, and the pages of sign-in, links and codes.</summary>
    public const long Anonymous = 64 * 1024;

    /// <summary>A form of somebody who is signed in.</summary>
    public const long Form = 1024 * 1024;

    /// <summary>A form of somebody who is signed in, with a file.</summary>
    public const long File = Import.MostBytes + Form;

    /// <summary>The pages that take a file.</summary>
    public static bool TakesFile(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path == ImportAddresses.New || request.Path == ImportAddresses.NewCampaigns);

    /// <summary>Of a request that has a body.</summary>
    public static async Task<long> OfAsync(HttpContext context)
    {
        var request = context.Request;
        return request.Path.StartsWithSegments(ApiAddresses.Root) ? Api
            : request.Path.StartsWithSegments(MobileSignInAddresses.Root) ? Anonymous
            : request.ContentLength > Anonymous || request.ContentLength is null ? await OfReaderAsync(context)
            : Anonymous;
    }

    private static async Task<long> OfReaderAsync(HttpContext context)
    {
        if (!(await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded)
        {
            return Anonymous;
        }

        // Not held while the body comes.
        await context.RequestServices.GetRequiredService<ConnectorsDbContext>().Database.CloseConnectionAsync();
        return TakesFile(context.Request) ? File : Form;
    }
}
