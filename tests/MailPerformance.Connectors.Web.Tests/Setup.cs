namespace MailPerformance.Connectors.Web.Tests;

/// <summary>What most page tests begin with, and short ways to read a page.</summary>
public static class Setup
{
    /// <summary>A new account with its option on, and its administrator's browser.</summary>
    public static async Task<(TestAccount Account, TestSite Admin)> SetUpAsync(this ConnectorsFactory host, bool option = true)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(option);
        return (account, await host.SignInAsync(account, account.AdministratorId));
    }

    /// <summary>The texts of the cells of a table's rows.</summary>
    public static IReadOnlyList<string[]> Rows(this TestPage page, string table = "main table") =>
        [.. page.Document.QuerySelectorAll(table + " tbody tr")
            .Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray())];

    /// <summary>The texts below a header, in single spaces, of all tables that have it.</summary>
    public static string[] Column(this TestPage page, string header) => [.. page.Below(header).Select(TextOf)];

    /// <summary>The same with the lines that they have.</summary>
    public static string[] Cells(this TestPage page, string header) => [.. page.Below(header).Select(cell => cell.TextContent.Trim())];

    public static string[] LastNames(this TestPage page) => page.Texts("main td .last-name");

    public static string[] FirstNames(this TestPage page) => page.Texts("main td .first-name");

    public static string[] Logins(this TestPage page) => page.Texts("main td .login");

    public static string[] Texts(this TestPage page, string selector) => [.. page.Document.QuerySelectorAll(selector).Select(TextOf)];

    /// <summary>The link that sorts by the column by which the list is sorted.</summary>
    public static string TurnRound(this TestPage page) =>
        page.Element("th[aria-sort] a:is([aria-current], :only-of-type)").GetAttribute("href")!;

    private static IEnumerable<AngleSharp.Dom.IElement> Below(this TestPage page, string header) =>
        page.Document.QuerySelectorAll("main table").SelectMany(table =>
        {
            var index = table.QuerySelectorAll("th").Select(TextOf).ToList().IndexOf(header);
            return index < 0 ? [] : table.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td")[index]);
        });

    private static string TextOf(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static bool Shows(this TestPage page, string selector) => page.Document.QuerySelector(selector) is not null;
}
