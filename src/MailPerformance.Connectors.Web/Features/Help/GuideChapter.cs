namespace MailPerformance.Connectors.Web.Features.Help;

/// <param name="Address">What stands for it in an address.</param>
/// <param name="Html">All but its title.</param>
public sealed record GuideChapter(string Address, string Title, IReadOnlyList<GuideSection> Sections, string Html);

public sealed record GuideSection(string Address, string Title);
