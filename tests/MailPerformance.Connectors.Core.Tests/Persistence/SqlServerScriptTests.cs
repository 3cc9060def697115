using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>What Microsoft's own parser and model say of the SQL Server schema, without a server.</summary>
public sealed class SqlServerScriptTests
{
    [Fact]
    public void MigrationScript_Whole_Parses() => Assert.Empty(TransactSql.Parse(IdempotentScript()).Errors);

    [Fact]
    public void MigrationScript_StringsThatItExecutes_Parse()
    {
        var executed = TransactSql.ExecutedStrings(IdempotentScript());

        Assert.NotEmpty(executed);
        Assert.All(executed, sql => Assert.Empty(TransactSql.Parse(sql).Errors));
    }

    [Fact]
    public void CreateScript_Whole_IsAValidModel()
    {
        using var model = Load(CreateScript());

        Assert.Empty(Errors(model));
        Assert.Contains(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass), table => table.Name.Parts[^1] == "MobileConnectors");
    }

    [Fact]
    public void CreateScript_ForeignKeyToNoTable_IsFound()
    {
        using var model = Load(CreateScript().Replace("REFERENCES [Roles]", "REFERENCES [Rolls]", StringComparison.Ordinal));

        Assert.NotEmpty(Errors(model));
    }

    [Fact]
    public void MigrationScript_BrokenSyntax_IsFound() => Assert.NotEmpty(TransactSql.Parse("CREATE TABEL Contacts (Id int)").Errors);

    [Fact]
    public void CreateScript_EveryIndexKey_FitsNineHundredBytes()
    {
        // A clustered key takes 900 bytes and another index 1700; what is longer fails only once a long enough value is saved.
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var tooLong = db.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetIndexes())
            .Where(index => BytesOf(index.Properties) > 1700)
            .Select(index => index.GetDatabaseName())
            .Concat(db.Model.GetEntityTypes().SelectMany(entity => entity.GetKeys())
                .Where(key => BytesOf(key.Properties) > 900)
                .Select(key => key.GetName()));
        Assert.Empty(tooLong);
    }

    private static int BytesOf(IEnumerable<IReadOnlyProperty> columns) =>
        columns.Sum(column => column.ClrType == typeof(string) ? 2 * (column.GetMaxLength() ?? 4000) : 8);

    private static string IdempotentScript()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    private static string CreateScript()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return db.Database.GenerateCreateScript();
    }

    private static TSqlModel Load(string script)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var batch in TransactSql.Batches(script).Where(TransactSql.Declares))
        {
            model.AddObjects(batch);
        }

        return model;
    }

    private static IEnumerable<string> Errors(TSqlModel model) =>
        model.Validate().Where(message => message.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error)
            .Select(message => message.Message);
}
