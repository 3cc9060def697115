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
            migrationBuilder.DropIndex(
                name: "IX_ContactSegments_AccountId_LabelId",
                table: "ContactSegments");

            migrationBuilder.DropIndex(
                name: "IX_ContactGroups_AccountId_LabelId",
                table: "ContactGroups");

            migrationBuilder.DropIndex(
                name: "IX_ContactCategories_AccountId_LabelId",
                table: "ContactCategories");

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
                name: "IX_ContactSegments_AccountId_LabelId_ContactId",
                table: "ContactSegments",
                columns: new[] { "AccountId", "LabelId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_LastSignInOrder_Id",
                table: "Contacts",
                columns: new[] { "AccountId", "LastSignInOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Blocked",
                table: "Contacts",
                columns: new[] { "AccountId", "Id" },
                filter: "LockedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContactGroups_AccountId_LabelId_ContactId",
                table: "ContactGroups",
                columns: new[] { "AccountId", "LabelId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactCategories_AccountId_LabelId_ContactId",
                table: "ContactCategories",
                columns: new[] { "AccountId", "LabelId", "ContactId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContactSegments_AccountId_LabelId_ContactId",
                table: "ContactSegments");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_LastSignInOrder_Id",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_Blocked",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_ContactGroups_AccountId_LabelId_ContactId",
                table: "ContactGroups");

            migrationBuilder.DropIndex(
                name: "IX_ContactCategories_AccountId_LabelId_ContactId",
                table: "ContactCategories");

            migrationBuilder.DropColumn(
                name: "LastSignInAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "LastSignInOrder",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "ShownColumns",
                table: "Contacts");

            migrationBuilder.CreateIndex(
                name: "IX_ContactSegments_AccountId_LabelId",
                table: "ContactSegments",
                columns: new[] { "AccountId", "LabelId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactGroups_AccountId_LabelId",
                table: "ContactGroups",
                columns: new[] { "AccountId", "LabelId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactCategories_AccountId_LabelId",
                table: "ContactCategories",
                columns: new[] { "AccountId", "LabelId" });
        }
    }
}
