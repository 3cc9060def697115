using MailPerformance.Connectors.Core.Devices;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MailPerformance.Connectors.Web.Security.OAuth;

/// <summary>
/// A token is as good as what it opens: introspection asks the same question as every call of the API. An app asks about its own tokens,
/// the confidential client about all.
/// </summary>
public sealed class IntrospectionCheck(MobileAccess access) : IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<HandleIntrospectionRequestContext>()
            .UseScopedHandler<IntrospectionCheck>().SetOrder(int.MinValue + 500_000).SetType(OpenIddictServerHandlerType.Custom).Build();

    public async ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        if (context.Request.ClientId != MobileClients.IntrospectionClientId
            && !context.GenericTokenPrincipal.HasPresenter(context.Request.ClientId ?? ""))
        {
            context.Reject(Errors.InvalidToken);
            return;
        }

        var (contactId, authorizationId) = TokenPrincipal.IdsOf(context.GenericTokenPrincipal);
        if ((await access.FindAsync(contactId, authorizationId, context.CancellationToken)).Refusal is not null)
        {
            context.Reject(Errors.InvalidToken);
        }
    }
}
