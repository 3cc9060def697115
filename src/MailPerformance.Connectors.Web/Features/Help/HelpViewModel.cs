namespace MailPerformance.Connectors.Web.Features.Help;

/// <param name="Place">Of the chapter that is shown, among the others.</param>
public sealed record HelpViewModel(Guide Guide, int Place)
{
    public GuideChapter Chapter => Guide.Chapters[Place];

    public GuideChapter? Previous => Guide.Chapters.ElementAtOrDefault(Place - 1);

    public GuideChapter? Next => Guide.Chapters.ElementAtOrDefault(Place + 1);
}
