using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// Before an app's sign-in is looked at: its client is as its platform's row says now, also when the row is new or has changed since
/// the start.
/// </summary>
public sealed class PlatformClientReady(IServiceScopeFactory scopes) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateAuthorizationRequestContext>()
            .UseScopedHandler<PlatformClientReady>().SetOrder(int.MinValue).SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId is not { Length: > 0 } clientId)
        {
            return;
        }

        // Of its own: what OpenIddict remembers in the request's scope is then read after this.
        await using var scope = scopes.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<MobileClients>();
        if (await clients.PlatformOfAsync(clientId, context.CancellationToken) is { } platform)
        {
            await clients.SyncAsync(platform, context.CancellationToken);
        }
    }
}
