using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>The options of a select, encoded once: for a list of hundreds that is the same for everybody.</summary>
public sealed class EncodedOptions : IEnumerable<SelectListItem>
{
    private readonly IReadOnlyList<SelectListItem> _items;
    private readonly string _html;

    // Behind the value of each option, where « selected » belongs.
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public EncodedOptions(IReadOnlyList<SelectListItem> items)
    {
        _items = items;
        var html = new StringBuilder();
        foreach (var group in items.GroupBy(item => item.Group?.Name ?? ""))
        {
            html.Append(group.Key.Length > 0 ? $"<optgroup label=\"{Encoded(group.Key)}\">" : "");
            foreach (var item in group)
            {
                html.Append("<option value=\"").Append(Encoded(item.Value)).Append('"');
                _places[item.Value] = html.Length;
                html.Append('>').Append(Encoded(item.Text)).Append("</option>");
            }

            html.Append(group.Key.Length > 0 ? "</optgroup>" : "");
        }

        _html = html.ToString();
    }

    public IHtmlContent Selecting(string? value) => new HtmlString(
        value is not null && _places.TryGetValue(value, out var place)
            ? string.Concat(_html.AsSpan(0, place), " selected=\"selected\"", _html.AsSpan(place))
            : _html);

    public IEnumerator<SelectListItem> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
