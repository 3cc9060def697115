using System.Text.RegularExpressions;
using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>An English reader gets English: no French text of the resources is on any page.</summary>
[Collection(SettingsHost.Name)]
public sealed partial class EnglishReaderTests(ConnectorsFactory host)
{
    private const int LongEnough = 12;

    [Fact]
    public async Task Get_AnyPageByEnglishReader_HasNoFrenchText()
    {
        var french = Pieces("src/MailPerformance.Connectors.Web/Resources/Texts")
            .Concat(Pieces("src/MailPerformance.Connectors.Core/Resources/CoreTexts")).Distinct().ToList();
        Assert.True(french.Count > 150, $"Only {french.Count} texts to look for.");
        var (account, admin) = await host.SetUpAsync();
        await account.AddConnectorAsync(await account.AddContactAsync(details => details.LastName = "Smith"));
        await account.ChangeAsync(account.AdministratorId, contact => contact.Language = "en");

        var found = new List<string>();

        // The reader's data are what is stored.
        foreach (var row in EndpointTable.Gets.Where(row => row.Route != "/profil/donnees"))
        {
            var page = await admin.GetAsync(row.AddressFor(await Target.CreateAsync(account, row.Kind)));
            found.AddRange(french.Where(page.Document.DocumentElement.OuterHtml.Contains).Select(text => $"{row.Name}: {text}"));
        }

        Assert.Equal([], found);
    }

    // A text with placeholders is looked for by its longest fixed piece. The name of a file is no sentence, and may be an address.
    private static IEnumerable<string> Pieces(string path)
    {
        var english = ResourceFile.Read(path + ".en.resx");
        var all = string.Join('\n', english.Values);
        return ResourceFile.Read(path + ".resx")
            .Where(text => text.Value != english[text.Key] && !text.Key.EndsWith("_File", StringComparison.Ordinal))
            .Select(text => Placeholder().Split(text.Value).MaxBy(piece => piece.Length)!.Trim())
            .Where(piece => piece.Length > LongEnough && !all.Contains(piece));
    }

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
