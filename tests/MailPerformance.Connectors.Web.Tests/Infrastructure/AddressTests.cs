using System.Reflection;
using System.Text.RegularExpressions;
using MailPerformance.Connectors.Web.Tests.Resources;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The address of a page is written once, in the one file of its slice whose name ends in <c>Addresses.cs</c>.</summary>
public sealed partial class AddressTests
{
    private const string Web = "src/MailPerformance.Connectors.Web";

    [Fact]
    public void Source_NoFileButThoseOfAddresses_HasTheAddressOfAPage() =>
        Assert.Equal([], Files().Where(file => !IsOfAddresses(file.Path)).SelectMany(file => Found(file.Path, file.Text)));

    [Fact]
    public void Slice_EachHasOneFileOfAddressesAtMost_WithOneClass()
    {
        var files = Files()
            .Where(file => IsOfAddresses(file.Path) && !file.Path.EndsWith("/Shared/Addresses.cs", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count >= 15, $"Only {files.Count} files of addresses were found.");
        Assert.Equal(files.Count, files.Select(file => Path.GetDirectoryName(file.Path)).Distinct().Count());
    }

    [Fact]
    public void Address_NoneIsWrittenInTwoClasses()
    {
        var constants = typeof(Texts).Assembly.GetTypes().Where(type => type.Name.EndsWith("Addresses", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral))
            .Select(field => (Name: $"{field.DeclaringType!.Name}.{field.Name}", Address: (string)field.GetRawConstantValue()!))
            .Where(constant => constant.Address is ['/', _, ..]);

        Assert.Equal([], constants.GroupBy(constant => constant.Address).Where(same => same.Count() > 1)
            .Select(same => string.Join(" = ", same.Select(constant => constant.Name))));
    }

    [Theory]
    [InlineData("a.cs", "return Redirect(\"/profil\");")]
    [InlineData("a.cs", "[HttpGet(\"{id:long}/modifier\")]")]
    [InlineData("a.cs", "[Route(\"profil\")]")]
    [InlineData("a.cs", "var url = $\"/campagnes/{id}\";")]
    [InlineData("a.cs", "var url = $\"{list}/nouveau\";")]
    [InlineData("a.cs", "var url = list + \"/nouveau\";")]
    [InlineData("a.cs", "LocalRedirect(\"/\");")]
    [InlineData("a.cshtml", "<a href=\"/profil\">")]
    [InlineData("a.cshtml", "<a href=\"/\">")]
    [InlineData("a.cshtml", "<form method=\"post\" action=\"@url/supprimer\">")]
    [InlineData("a.cshtml", "<a href=\"@kind.List/@row.Id\">")]
    [InlineData("a.js", "fetch(`/campagnes/${id}`)")]
    [InlineData("a.js", "fetch('/campagnes')")]
    public void Search_FindsAnAddress_InWhateverFormItIsWritten(string file, string line) => Assert.NotEmpty(Found(file, line));

    [Theory]
    [InlineData("a.cs", "return View(\"/Features/MobileSignIn/Refused.cshtml\"); // goes to \"/profil\"")]
    [InlineData("a.cs", "/// <summary>Read at <c>/dev/courriels</c>, \"/profil\".</summary>")]
    [InlineData("a.cs", "ContentType = \"text/html\"; var parts = path.Split('/'); var root = $\"{scheme}://{host}\";")]
    [InlineData("a.cshtml", "<link rel=\"icon\" href=\"~/img/favicon.svg\" type=\"image/svg+xml\">")]
    [InlineData("a.cshtml", "<a href=\"@ProfileAddresses.Profile\">@(isNew ? \"a/b\" : \"\")</a>")]
    [InlineData("a.js", "text.normalize('NFKD').replace(/\\p{M}/gu, '')")]
    public void Search_LeavesAlone_WhatIsNone(string file, string line) => Assert.Empty(Found(file, line));

    private static IEnumerable<(string Path, string Text)> Files() => SourceFiles.Under(Web, ".cs", ".cshtml", ".razor", ".js");

    private static bool IsOfAddresses(string path) => path.EndsWith("Addresses.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Found(string path, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var code = Comment().Replace(line, "");
            if (Address().IsMatch(code) || (path.EndsWith(".cs", StringComparison.Ordinal) && RouteLiteral().IsMatch(code)))
            {
                yield return $"{path}:{number}: {line.Trim()}";
            }
        }
    }

    // A comment of C# to the end of its line; what stands in an address (https://) is none.
    [GeneratedRegex("(?<!:)//.*$")]
    private static partial Regex Comment();

    // Text that begins with a slash, goes on with one after something that is filled in, or is the first page. Files are no pages.
    [GeneratedRegex("""["'`]/(?!img/)[a-z{.]|"/"|"/\?|["`][^"`\s]*\}/[a-z]|"@[^"~\s]*/[a-z@]""")]
    private static partial Regex Address();

    [GeneratedRegex("""\[(Http(Get|Post|Put|Patch|Delete)|Route)\(\$?"[^"]""")]
    private static partial Regex RouteLiteral();
}
