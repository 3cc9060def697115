using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Help;

/// <summary>Where the guide is read inside the product; its addresses are the same in both languages.</summary>
public static class HelpAddresses
{
    public const string Help = "/aide";
    public const string ChapterRoute = Help + "/{chapitre}";
    public const string PictureRoute = Help + "/images/{name}";

    public static string Chapter(string chapter) => Addresses.Fill(ChapterRoute, chapter);

    public static string Section(string chapter, string section) => $"{Chapter(chapter)}#{section}";

    /// <param name="version">Changes with the picture, so that a browser may keep it for good.</param>
    public static string Picture(string name, string version) => $"{Addresses.Fill(PictureRoute, name)}?v={version}";
}
