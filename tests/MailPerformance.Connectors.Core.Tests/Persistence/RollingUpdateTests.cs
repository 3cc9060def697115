using System.Reflection;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Sqlite;
using MailPerformance.Connectors.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>Migrations expand first and contract a release later: nodes of two versions serve one database while an update goes on.</summary>
public sealed class RollingUpdateTests
{
    // Older ones were made before nodes were updated one after another.
    private const string LastBefore = "CampaignImports";

    [Fact]
    public void Migrations_OfSqlite_LeaveTheVersionBeforeAtWork() => AssertRolling(new SqliteDesignTimeFactory().CreateDbContext([]));

    [Fact]
    public void Migrations_OfSqlServer_LeaveTheVersionBeforeAtWork() => AssertRolling(new SqlServerDesignTimeFactory().CreateDbContext([]));

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Operation_ThatAdds_IsHarmless(MigrationOperation operation) =>
        Assert.Empty(RollingUpdate.Breaks([operation], Model("Kept"), isContract: false));

    [Theory]
    [MemberData(nameof(Breaking))]
    public void Operation_ThatTheVersionBeforeTripsOver_IsFound(MigrationOperation operation) =>
        Assert.Single(RollingUpdate.Breaks([operation], Model("Kept"), isContract: true));

    [Fact]
    public void Column_ThatTheVersionBeforeNoLongerKnows_IsTakenAwayByAContractAlone()
    {
        var drop = new DropColumnOperation { Table = "Things", Name = "Gone" };

        Assert.Empty(RollingUpdate.Breaks([drop], Model("Kept"), isContract: true));
        Assert.Equal(["DropColumnOperation Things Gone"], RollingUpdate.Breaks([drop], Model("Kept"), isContract: false));
    }

    public static TheoryData<MigrationOperation> Harmless() =>
    [
        new CreateTableOperation { Name = "New" },
        new CreateIndexOperation { Table = "Things", Name = "IX", Columns = ["Kept"] },
        new AddColumnOperation { Table = "Things", Name = "New", IsNullable = true },
        new AddColumnOperation { Table = "Things", Name = "New", DefaultValue = 0 },
        new AlterColumnOperation { Table = "Things", Name = "Kept", MaxLength = 20, OldColumn = new AddColumnOperation { MaxLength = 10 } },
        new DropIndexOperation { Table = "Things", Name = "IX" },
    ];

    public static TheoryData<MigrationOperation> Breaking() =>
    [
        new DropColumnOperation { Table = "Things", Name = "Kept" },
        new DropTableOperation { Name = "Things" },
        new RenameColumnOperation { Table = "Things", Name = "Kept", NewName = "Other" },
        new RenameTableOperation { Name = "Things", NewName = "Others" },
        new AddColumnOperation { Table = "Things", Name = "New" },
        new CreateIndexOperation { Table = "Things", Name = "IX", Columns = ["Kept"], IsUnique = true },
        new AddForeignKeyOperation { Table = "Things", Name = "FK", Columns = ["Kept"] },
        new AlterColumnOperation { Table = "Things", Name = "Kept", OldColumn = new AddColumnOperation { IsNullable = true } },
        new AlterColumnOperation { Table = "Things", Name = "Kept", MaxLength = 10, OldColumn = new AddColumnOperation { MaxLength = 20 } },
        new AlterColumnOperation
        {
            Table = "Things", Name = "Kept", ColumnType = "INTEGER", OldColumn = new AddColumnOperation { ColumnType = "TEXT" },
        },
    ];

    private static void AssertRolling(ConnectorsDbContext db)
    {
        using var disposed = db;
        var assembly = db.GetService<IMigrationsAssembly>();
        var migrations = assembly.Migrations.Select(type => assembly.CreateMigration(type.Value, db.Database.ProviderName!)).ToList();
        var first = migrations.FindIndex(migration => migration.GetType().Name == LastBefore) + 1;
        Assert.InRange(first, 1, migrations.Count);

        var breaks = Enumerable.Range(first, migrations.Count - first).SelectMany(index => RollingUpdate
            .Breaks(
                migrations[index].UpOperations,
                migrations[index - 1].TargetModel,
                migrations[index].GetType().GetCustomAttribute<ContractAttribute>() is not null)
            .Select(what => $"{migrations[index].GetType().Name}: {what}"));
        Assert.Equal([], breaks);
    }

    // What the version before knows: a table Things with one column besides its key.
    private static IModel Model(string column)
    {
        var builder = new ModelBuilder();
        builder.Entity("Thing", thing =>
        {
            thing.ToTable("Things");
            thing.Property<long>("Id");
            thing.Property<string>(column);
            thing.HasKey("Id");
        });
        return (IModel)builder.Model;
    }
}
