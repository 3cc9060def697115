using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ListFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LastSignInAt",
                table: "Contacts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastSignInOrder",
                table: "Contacts",
                type: "nvarchar(19)",
                maxLength: 19,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "ShownColumns",
                table: "Contacts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            // What the journal knows.
            migrationBuilder.Sql(
                """
                UPDATE [Contacts] SET [LastSignInAt] = (
                    SELECT MAX([At]) FROM [JournalEntries]
                    WHERE [AccountId] = [Contacts].[AccountId] AND [AuthorId] = [Contacts].[Id] AND [Kind] = N'SignedIn');
                UPDATE [Contacts] SET [LastSignInOrder] = CONVERT(nvarchar(19), [LastSignInAt], 126)
                WHERE [LastSignInAt] IS NOT NULL;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_LastSignInOrder_Id",
                table: "Contacts",
                columns: new[] { "AccountId", "LastSignInOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Blocked",
                table: "Contacts",
                columns: new[] { "AccountId", "Id" },
                filter: "LockedAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_LastSignInOrder_Id",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_Blocked",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "LastSignInAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "LastSignInOrder",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "ShownColumns",
                table: "Contacts");
        }
    }
}
