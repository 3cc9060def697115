using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>The table of what rights allow is one of this database.</summary>
[Collection(SettingsHost.Name)]
public sealed class EntitlementsTests(ConnectorsFactory host)
{
    private static readonly IReadOnlyList<Entitlement> Lines = [.. Entitlements.Lines, .. Bookkeeping.Lines];

    [Fact]
    public async Task Lines_TablesAndColumns_Exist()
    {
        var database = await host.InScope(core => Task.FromResult(core.Db.Model.GetEntityTypes().ToDictionary(
            entity => entity.GetTableName()!, entity => entity.GetProperties().Select(property => property.GetColumnName()).ToHashSet())));

        Assert.Equal([], Lines.SelectMany(line => line.Unknown(database)));
    }

    // Whoever adds a key that changes something says there what; the others only open pages.
    [Fact]
    public void Keys_WithoutALine_OnlyOpenPages() =>
        Assert.Equal(
            Visitor.Looking.Order(),
            PermissionCatalogue.Keys.Except(Lines.SelectMany(line => line.Right.Keys)).Order());
}
