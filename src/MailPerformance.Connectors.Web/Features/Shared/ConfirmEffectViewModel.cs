using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Writing;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The post that was taken back, with what it would do, so that the same can be sent again by somebody who has seen that.</summary>
/// <param name="Action">What the post does, as its button says it.</param>
/// <param name="KeepsForm">« Annuler » leads back to the form as it was filled in.</param>
public sealed record ConfirmEffectViewModel(string Action, EffectViewModel Effect, bool KeepsForm, CarriedPost Post)
{
    private static readonly string[] OwnFields = [EffectStep.SeenField, EffectStep.BackField, StopCoverageRule.Field];

    public static ConfirmEffectViewModel Of(Effect effect, PageController page)
    {
        var metadata = page.HttpContext.GetEndpoint()!.Metadata;
        var post = CarriedPost.Of(page);
        return new ConfirmEffectViewModel(
            T(metadata.GetRequiredMetadata<ButtonTextAttribute>().Key),
            EffectViewModel.Of(effect),
            metadata.GetRequiredMetadata<ShowsEffectAttribute>().KeepsForm,
            post with { Fields = [.. post.Fields.Where(field => !OwnFields.Contains(field.Key))] });
    }
}
