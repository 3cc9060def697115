using System.Text.Encodings.Web;
using MailPerformance.Connectors.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MailPerformance.Connectors.Web.Tests.TagHelpers;

public sealed class EncodedOptionsTests
{
    private static readonly SelectListGroup Group = new() { Name = "<Été>" };

    private static readonly EncodedOptions Options = new(
        [
            new SelectListItem("Aucun", ""),
            new SelectListItem("L’« un »", "1\"") { Group = Group },
            new SelectListItem("Deux", "2") { Group = Group },
        ]);

    [Theory]
    [InlineData("1\"", "<option value=\"1&quot;\" selected=\"selected\">")]
    [InlineData("2", "<option value=\"2\" selected=\"selected\">")]
    [InlineData("", "<option value=\"\" selected=\"selected\">")]
    public void Selecting_AValueThatThereIs_MarksItsOptionAlone(string value, string option)
    {
        var html = Html(value);

        Assert.Contains(option, html);
        Assert.Equal(1, html.Split("selected=").Length - 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("3")]
    public void Selecting_AnotherValue_MarksNone(string? value) => Assert.DoesNotContain("selected", Html(value));

    [Fact]
    public void Selecting_EncodesWhatItShows_InItsGroup() => Assert.Contains(
        "<optgroup label=\"&lt;&#xC9;t&#xE9;&gt;\"><option value=\"1&quot;\">L&#x2019;&#xAB; un &#xBB;</option><option value=\"2\">Deux</option></optgroup>",
        Html(null));

    private static string Html(string? value)
    {
        using var writer = new StringWriter();
        Options.Selecting(value).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
