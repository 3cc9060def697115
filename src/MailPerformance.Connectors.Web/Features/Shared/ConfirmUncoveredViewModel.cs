using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Web.Features.Home;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The post that was taken back, whole, so that the same can be sent again by somebody who has been warned.</summary>
/// <param name="Action">What the post does, as its button says it.</param>
public sealed record ConfirmUncoveredViewModel(
    string Action, string Message, string Address, string BackAddress, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static ConfirmUncoveredViewModel Of(string message, HttpRequest request)
    {
        var back = Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer) && referrer.Authority == request.Host.Value
            ? referrer.PathAndQuery
            : HomeAddresses.Home;
        var action = request.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<ButtonTextAttribute>();
        return new ConfirmUncoveredViewModel(T(action.Key), message, request.PathBase + request.Path + request.QueryString, back,
        [
            .. request.Form
                .Where(field => field.Key is not ("__RequestVerificationToken" or StopCoverageRule.Field))
                .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")),
        ]);
    }
}
