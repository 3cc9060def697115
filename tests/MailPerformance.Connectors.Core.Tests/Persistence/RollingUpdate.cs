using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>Whether nodes of the version before go on working on a database when a migration has been applied.</summary>
internal static class RollingUpdate
{
    /// <summary>What the migration does that they would trip over.</summary>
    /// <param name="before">What the version before knows of the database.</param>
    /// <param name="isContract">It may take away what that version does not know of any more.</param>
    public static IEnumerable<string> Breaks(IReadOnlyList<MigrationOperation> operations, IModel before, bool isContract)
    {
        var newTables = operations.OfType<CreateTableOperation>().Select(created => created.Name).ToHashSet();
        var newColumns = operations.OfType<AddColumnOperation>().Select(added => (added.Table, added.Name)).ToHashSet();
        return operations.Where(operation => !IsHarmless(operation)).Select(Describe);

        bool IsHarmless(MigrationOperation operation) => operation switch
        {
            CreateTableOperation or DropIndexOperation or DropForeignKeyOperation or DropUniqueConstraintOperation
                or DropCheckConstraintOperation or RenameIndexOperation or InsertDataOperation or SqlOperation => true,
            CreateIndexOperation index => !index.IsUnique || newTables.Contains(index.Table)
                || index.Columns.Any(column => IsNew(index.Table, column)),
            AddForeignKeyOperation key => newTables.Contains(key.Table) || key.Columns.Any(column => IsNew(key.Table, column)),
            AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null
                || column.ComputedColumnSql is not null,
            AlterColumnOperation column => column.ColumnType == column.OldColumn.ColumnType
                && (column.IsNullable || !column.OldColumn.IsNullable)
                && (column.MaxLength ?? int.MaxValue) >= (column.OldColumn.MaxLength ?? int.MaxValue),
            DropColumnOperation column => isContract && !Knows(column.Table, column.Name),
            DropTableOperation table => isContract && before.GetEntityTypes().All(entity => entity.GetTableName() != table.Name),
            _ => false,
        };

        bool IsNew(string table, string column) => newColumns.Contains((table, column));

        bool Knows(string table, string column) => before.GetEntityTypes()
            .Where(entity => entity.GetTableName() == table)
            .SelectMany(entity => entity.GetProperties())
            .Any(property => property.GetColumnName(StoreObjectIdentifier.Table(table)) == column);
    }

    private static string Describe(MigrationOperation operation)
    {
        var name = operation.GetType().GetProperty("Name")?.GetValue(operation);
        return $"{operation.GetType().Name} {(operation as ITableMigrationOperation)?.Table} {name}";
    }
}
