using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

/// <summary>The words and the address of one kind of label.</summary>
public sealed record LabelKind(string Slug, string Prefix)
{
    public string Url => "/administration/" + Slug;

    public string Text(string key) => T($"{Prefix}_{key}");
}
