using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>An effect in sentences.</summary>
/// <param name="Rights">Who gains and loses which right, and who administrates afterwards.</param>
/// <param name="Others">Connectors and labels.</param>
/// <param name="Meanings">What each right that somebody gains or loses is for.</param>
/// <param name="Summary">In a few words, for whoever hears it.</param>
public sealed record EffectViewModel(
    IReadOnlyList<string> Rights,
    IReadOnlyList<string> Others,
    IReadOnlyList<string> Questions,
    IReadOnlyList<string> Refusals,
    IReadOnlyList<(string Right, string Meaning)> Meanings,
    string Summary,
    string Digest)
{
    /// <summary>Empty where a rule asks something: that is asked on a page of its own, never in passing.</summary>
    public string SeenDigest => Questions.Count > 0 ? "" : Digest;

    public bool IsEmpty => Rights.Count + Others.Count + Questions.Count + Refusals.Count == 0;

    public static EffectViewModel Of(Effect effect)
    {
        var rights = effect.Lines.OfType<RightsLine>().ToList();
        var others = effect.Lines.OfType<OtherRightsLine>().FirstOrDefault();
        var refusals = effect.Lines.OfType<RefusalLine>().Select(line => line.Message).ToList();
        var keys = rights.Where(line => !line.Promoted && !line.Demoted).SelectMany(line => line.Gained.Concat(line.Lost)).ToHashSet();
        return new EffectViewModel(
            [
                .. EffectSentences.OfRights(rights),
                .. others is null ? [] : new[] { Plural("Effect_OtherPeople", others.People) },
                .. effect.Lines.OfType<AdministratorsLine>().Select(EffectSentences.OfAdministrators),
            ],
            [.. effect.Lines.Select(EffectSentences.OfOther).OfType<string>()],
            [.. effect.Lines.OfType<QuestionLine>().Select(line => line.Message)],
            refusals,
            [
                .. PermissionCatalogue.All.Select(permission => permission.Key).Where(keys.Contains)
                    .Select(key => (PermissionLabels.Of(key), PermissionLabels.MeaningOf(key))),
            ],
            refusals.Count > 0 ? T("Effect_Refused")
                : others is { People.IsMore: true } ? Plural("Effect_Changed", others.People)
                : Plural("Effect_Changed", rights.Count + (others?.People.Value ?? 0)),
            effect.Digest);
    }
}
