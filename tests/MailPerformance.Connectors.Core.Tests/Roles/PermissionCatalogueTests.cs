using System.Globalization;
using System.Reflection;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Tests.Roles;

public sealed class PermissionCatalogueTests
{
    [Fact]
    public void Catalogue_AndConstants_AreTheSameKeys()
    {
        var constants = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(constants.Order(StringComparer.Ordinal), PermissionCatalogue.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_BeginWithTheKeyOfTheirParent() =>
        Assert.All(
            PermissionCatalogue.All.Where(permission => permission.ParentKey is not null),
            permission => Assert.StartsWith(permission.ParentKey + ".", permission.Key, StringComparison.Ordinal));

    [Fact]
    public void Parents_ComeBeforeTheirChildren() =>
        Assert.All(
            PermissionCatalogue.All.Index(),
            pair => Assert.True(pair.Item.ParentKey is null
                || PermissionCatalogue.All.Take(pair.Index).Any(earlier => earlier.Key == pair.Item.ParentKey)));

    [Theory]
    [InlineData("fr-FR", "Administrer les connecteurs Mobile")]
    [InlineData("en-GB", "Administer Mobile connectors")]
    public void Labels_AreInTheLanguageOfTheReader(string culture, string expected)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, PermissionLabels.Of(Permissions.MobileConnectors), ignoreCase: true);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
