using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The post that was taken back, so that the same can be sent again by somebody who has been warned.</summary>
/// <param name="Action">What the post does, as its button says it.</param>
public sealed record ConfirmUncoveredViewModel(string Action, string Message, CarriedPost Post)
{
    public static ConfirmUncoveredViewModel Of(string message, Controller page)
    {
        var action = page.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<ButtonTextAttribute>();
        var post = CarriedPost.Of(page);
        return new ConfirmUncoveredViewModel(
            T(action.Key), message, post with { Fields = [.. post.Fields.Where(field => field.Key != StopCoverageRule.Field)] });
    }
}
