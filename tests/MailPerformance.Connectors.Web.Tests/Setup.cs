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

    public static string[] Column(this TestPage page, int index) => [.. page.Rows().Select(row => row[index])];

    public static bool Shows(this TestPage page, string selector) => page.Document.QuerySelector(selector) is not null;
}
