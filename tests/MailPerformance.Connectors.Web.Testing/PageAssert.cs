using System.Net;

namespace MailPerformance.Connectors.Web.Testing;

/// <summary>What an answer must be; failures show the page.</summary>
public static class PageAssert
{
    public static void Is(HttpStatusCode expected, TestPage page) =>
        Assert.True(expected == page.Status, $"Expected {(int)expected}, got {(int)page.Status} {page.Location}: {page.Text}");

    public static void RedirectsTo(string address, TestPage page) =>
        Assert.True(page.Location == address, $"Expected to be sent to {address}, got {(int)page.Status} {page.Location}: {page.Text}");

    /// <summary>Back to a list, in which a row may be marked.</summary>
    public static void LeadsBackTo(string list, TestPage page) => Assert.True(
        page.Location == list || page.Location?.StartsWith(list + "?ligne=", StringComparison.Ordinal) == true,
        $"Expected to be sent back to {list}, got {(int)page.Status} {page.Location}: {page.Text}");

    /// <summary>400, with the message at the control and at the top of the page.</summary>
    public static void FieldError(TestPage page, string field, string message)
    {
        Is(HttpStatusCode.BadRequest, page);
        Assert.Equal(message, page.Element($"[id='{field}-error']").TextContent.Trim());
        Assert.Equal("true", page.Element($"[name='{field}']").GetAttribute("aria-invalid"));
        Summary(page, message);
    }

    /// <summary>The message stands in the list of what is wrong.</summary>
    public static void Summary(TestPage page, string message) =>
        Assert.Contains(message, page.Document.QuerySelectorAll(".validation-summary li").Select(item => item.TextContent.Trim()));

    /// <summary>400, with the question whether a campaign may lose the last phone that can stop it, on the form of a password.</summary>
    public static void Question(TestPage page, string campaigns)
    {
        Is(HttpStatusCode.BadRequest, page);
        var message = Words.Core("Coverage_Lost", campaigns);
        Summary(page, Words.Web("Coverage_AcceptQuestion"));
        Assert.Contains(Words.Web("Errors_Question"), page.Element(".validation-summary").TextContent, StringComparison.Ordinal);
        Assert.Equal("#AcceptUncovered", page.Element(".validation-summary a").GetAttribute("href"));
        Assert.Equal(message, page.Element("#AcceptUncovered-title").TextContent);
        Assert.Equal(Words.Web("Coverage_AcceptText"), page.Element("#AcceptUncovered-text").TextContent);
        Assert.Equal(Words.Web("Coverage_AcceptThen"), page.Element("#AcceptUncovered-then").TextContent);
        Assert.False(page.Element("#AcceptUncovered").HasAttribute("checked"));
    }

    /// <summary>400, 403, 404...: the error page with the reason.</summary>
    public static void Refused(HttpStatusCode expected, TestPage page, string reason)
    {
        Is(expected, page);
        Assert.Contains(reason, page.Text, StringComparison.Ordinal);
    }

    public static void Notice(TestPage page, string text)
    {
        Is(HttpStatusCode.OK, page);
        Assert.Equal(text, page.Element(".notice-success .notice-title").TextContent.Trim());
    }

    /// <summary>What a control of the page holds.</summary>
    public static string? ValueOf(this TestPage page, string field) => page.Element($"[name='{field}']") switch
    {
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
        AngleSharp.Html.Dom.IHtmlInputElement { Type: "radio" } =>
            page.Document.QuerySelector($"[name='{field}']:checked")?.GetAttribute("value"),
        var control => control.GetAttribute("value"),
    };
}
