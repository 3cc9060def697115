using System.Text;
using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>What is left of a view when everything but its literal text is taken away.</summary>
public static partial class RazorText
{
    public static string Strip(string view) => Entity().Replace(Tag().Replace(WithoutCode(view), " "), " ");

    /// <summary>Without comments, directives, code blocks, expressions and the heads of statements.</summary>
    public static string WithoutCode(string view)
    {
        var text = Directive().Replace(Comment().Replace(view, ""), "");
        var left = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '@')
            {
                left.Append(text[at++]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '{')
            {
                at = Close(text, at + 1);
            }
            else
            {
                at = AfterExpression(text, at + 1);
            }
        }

        return StatementLeftover().Replace(left.ToString(), "");
    }

    private static int AfterExpression(string text, int at)
    {
        var head = Statement().Match(text, at);
        if (head.Success && head.Index == at)
        {
            return Close(text, at + head.Length - 1);
        }

        if (at < text.Length && text[at] == '(')
        {
            return Close(text, at);
        }

        while (at < text.Length)
        {
            if (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '!')
            {
                at++;
            }
            else if (text[at] is '(' or '[')
            {
                at = Close(text, at);
            }
            else if (text[at] is '.' or '?' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] == '.'))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    // The place after the bracket that closes the one at this place; strings are jumped over.
    private static int Close(string text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at = text.IndexOf('"', at + 1);
            }
            else if (text[at] is '(' or '[' or '{')
            {
                depth++;
            }
            else if (text[at] is ')' or ']' or '}' && --depth == 0)
            {
                return at + 1;
            }
        }

        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(using|model|inject|addTagHelper|inherits)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G(if|foreach|for|while|switch)\s*\(")]
    private static partial Regex Statement();

    // What Razor statements leave between the markup: braces, else, and the local variables at the top of a block.
    [GeneratedRegex(@"^\s*(\{|\}|(else )?if \(.*\)|else|foreach \(.*\)|var .*;)\s*$", RegexOptions.Multiline)]
    private static partial Regex StatementLeftover();

    [GeneratedRegex("<!?/?[a-zA-Z](?:[^<>\"]|\"[^\"]*\")*>")]
    private static partial Regex Tag();

    [GeneratedRegex("&[a-z]+;")]
    private static partial Regex Entity();
}
