using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MailPerformance.Connectors.Web.Features.Help;

/// <summary>Makes chapters of the Markdown of the guide: a heading of the second level begins one. Nothing in it is HTML.</summary>
public sealed class GuideReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    private readonly Guide? _names;
    private readonly List<Part> _parts = [];

    // What a link « #heading » of the document leads to in the product.
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);

    private GuideReader(MarkdownDocument document, Guide? names)
    {
        _names = names;
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: 2 })
            {
                _parts.Add(new());
            }

            if (block is HeadingBlock { Level: > 1 } heading)
            {
                Name(heading);
            }
            else if (_parts.Count > 0)
            {
                _parts[^1].Blocks.Add(block);
            }
        }
    }

    /// <param name="names">The guide whose addresses this one has, in their order; null: they are made of its own titles.</param>
    public static Guide Read(string markdown, Guide? names)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var reader = new GuideReader(document, names);
        foreach (var link in document.Descendants<LinkInline>())
        {
            reader.Lead(link);
        }

        // The other paragraphs before the first chapter are for whoever reads the file: where the other language is, and what it contains.
        var intro = document.OfType<ParagraphBlock>().Take(1);
        return new Guide(
            HtmlOf(intro),
            [.. reader._parts.Select(part => new GuideChapter(part.Address, part.Title, part.Sections, HtmlOf(part.Blocks)))]);
    }

    // The title of a chapter is that of its page, and the headings below move up with it.
    private void Name(HeadingBlock heading)
    {
        var title = TextOf(heading);
        var part = _parts[^1];
        if (heading.Level == 2)
        {
            part.Title = GuideNames.Bound(title);
            part.Address = _names?.Chapters.ElementAtOrDefault(_parts.Count - 1)?.Address ?? GuideNames.Address(title);
            _targets[GuideNames.Anchor(title)] = HelpAddresses.Chapter(part.Address);
            return;
        }

        var address = _names?.Chapters.ElementAtOrDefault(_parts.Count - 1)?.Sections.ElementAtOrDefault(part.Sections.Count)?.Address
            ?? GuideNames.Address(title);
        part.Sections.Add(new(address, GuideNames.Bound(title)));
        part.Blocks.Add(heading);
        heading.Level--;
        heading.GetAttributes().Id = address;
        _targets[GuideNames.Anchor(title)] = HelpAddresses.Section(part.Address, address);
    }

    private void Lead(LinkInline link)
    {
        if (link.IsImage)
        {
            var picture = GuidePicture.Of(Path.GetFileName(link.Url!));
            var attributes = link.GetAttributes();
            attributes.AddProperty("width", picture.Width);
            attributes.AddProperty("height", picture.Height);
            attributes.AddProperty("loading", "lazy");
            link.Url = picture.Address;
        }
        else if (link.Url is ['#', .. var anchor])
        {
            link.Url = _targets.GetValueOrDefault(Uri.UnescapeDataString(anchor), HelpAddresses.Help);
        }
    }

    private static string TextOf(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(text => text.Content.ToString()));

    private static string HtmlOf(IEnumerable<Block> blocks)
    {
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return GuideNames.Bound(html.ToString());
    }

    private sealed class Part
    {
        public string Address { get; set; } = "";

        public string Title { get; set; } = "";

        public List<GuideSection> Sections { get; } = [];

        public List<Block> Blocks { get; } = [];
    }
}
