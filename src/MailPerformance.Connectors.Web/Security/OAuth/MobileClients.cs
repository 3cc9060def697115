using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// The applications that the sign-in server knows: one public client for each platform, as its row says, and, when
/// <c>Mobile:IntrospectionSecret</c> is set, a confidential one that may ask whether a token is good.
/// </summary>
public sealed partial class MobileClients(
    ConnectorsDbContext db,
    IOpenIddictApplicationManager applications,
    IDatabaseErrors errors,
    IConfiguration configuration,
    ILogger<MobileClients> logger)
{
    public const string IntrospectionClientId = "mailperformance-api";

    private const string Loopback = "http://127.0.0.1";

    /// <summary>The platform that a client is for; null for any other client.</summary>
    public Task<MobilePlatform?> PlatformOfAsync(string? clientId, CancellationToken cancellation = default) =>
        db.MobilePlatforms.AsNoTracking().SingleOrDefaultAsync(platform => platform.ClientId == clientId, cancellation);

    /// <summary>The platform whose app asks for a sign-in; the forms of this answer may lead back to that app.</summary>
    public async Task<MobilePlatform?> AskingAsync(string? clientId, HttpContext context)
    {
        var platform = await PlatformOfAsync(clientId, context.RequestAborted);
        if (platform is not null)
        {
            PageSecurityHeaders.AllowBackTo(context, platform.RedirectUri);
        }

        return platform;
    }

    /// <summary>Brings the clients up to date with the platforms and the configuration. Doing it twice changes nothing.</summary>
    public async Task SyncAsync(CancellationToken cancellation = default)
    {
        foreach (var platform in await db.MobilePlatforms.AsNoTracking().ToListAsync(cancellation))
        {
            await SyncAsync(platform, cancellation);
        }

        if (configuration["Mobile:IntrospectionSecret"] is { Length: > 0 } secret)
        {
            var descriptor = new OpenIddictApplicationDescriptor
            {
                ClientId = IntrospectionClientId,
                ClientSecret = secret,
                ClientType = ClientTypes.Confidential,
                DisplayName = "MailPerformance API",
                Permissions = { Permissions.Endpoints.Introspection },
            };
            await PutAsync(await applications.FindByClientIdAsync(IntrospectionClientId, cancellation), descriptor, cancellation);
        }
    }

    /// <summary>Brings the client of one platform up to date with its row.</summary>
    public async Task SyncAsync(MobilePlatform platform, CancellationToken cancellation = default)
    {
        // A slip in one row is the end of one platform, not of a start or of the others; nor does it take the name of another client.
        if (!Uri.TryCreate(platform.RedirectUri, UriKind.Absolute, out var redirect) || platform.ClientId is "" or IntrospectionClientId)
        {
            LogUnusable(logger, platform.Key);
            return;
        }

        var descriptor = ForPlatform(platform, redirect);
        var existing = await applications.FindByClientIdAsync(platform.ClientId, cancellation);
        if (existing is null || !await IsCurrentAsync(existing, descriptor, cancellation))
        {
            await PutAsync(existing, descriptor, cancellation);
        }
    }

    private static OpenIddictApplicationDescriptor ForPlatform(MobilePlatform platform, Uri redirect) => new()
    {
        ClientId = platform.ClientId,
        ClientType = ClientTypes.Public,
        ApplicationType = ApplicationTypes.Native,
        ConsentType = ConsentTypes.Systematic,
        DisplayName = "MailPerformance " + platform.Name,
        RedirectUris = { redirect, new Uri(Loopback) },
        Permissions =
        {
            Permissions.Endpoints.Authorization,
            Permissions.Endpoints.Token,
            Permissions.Endpoints.Revocation,
            Permissions.Endpoints.Introspection,
            Permissions.GrantTypes.AuthorizationCode,
            Permissions.GrantTypes.RefreshToken,
            Permissions.ResponseTypes.Code,
            Permissions.Prefixes.Scope + SignInServer.MobileScope,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };

    private async Task<bool> IsCurrentAsync(object existing, OpenIddictApplicationDescriptor wanted, CancellationToken cancellation)
    {
        var present = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(present, existing, cancellation);
        return present.DisplayName == wanted.DisplayName
            && present.RedirectUris.SetEquals(wanted.RedirectUris)
            && present.Permissions.SetEquals(wanted.Permissions)
            && present.Requirements.SetEquals(wanted.Requirements);
    }

    private async Task PutAsync(object? existing, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellation)
    {
        try
        {
            await (existing is null
                ? applications.CreateAsync(descriptor, cancellation).AsTask()
                : applications.UpdateAsync(existing, descriptor, cancellation).AsTask());
        }
        catch (Exception exception) when (exception is OpenIddictExceptions.ConcurrencyException
            || (exception is DbUpdateException failed && errors.IsUniqueViolation(failed)))
        {
            // Another request or node does the same at this moment.
            db.ChangeTracker.Clear();
        }
        catch (OpenIddictExceptions.ValidationException exception)
        {
            // So it does when the client is there now; else the row says something that no client may have, such as a fragment.
            db.ChangeTracker.Clear();
            if (existing is not null || !await db.Set<OpenIddictEntityFrameworkCoreApplication<long>>()
                .AnyAsync(application => application.ClientId == descriptor.ClientId, cancellation))
            {
                LogRefused(logger, exception, descriptor.ClientId);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The app of platform {Platform} cannot sign in: its row has no client of its own, or a redirect that is no address")]
    private static partial void LogUnusable(ILogger logger, string platform);

    [LoggerMessage(Level = LogLevel.Error, Message = "The client {Client} of a platform's row is not one that can be registered")]
    private static partial void LogRefused(ILogger logger, Exception exception, string? client);
}
