using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastSignInOrder",
                table: "Contacts",
                type: "TEXT",
                maxLength: 19,
                nullable: false,
                defaultValue: "",
                collation: "BINARY");

            migrationBuilder.AddColumn<int>(
                name: "ShownColumns",
                table: "Contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What the journal knows.
            migrationBuilder.Sql(
                """
                UPDATE "Contacts" SET "LastSignInAt" = (
                    SELECT MAX("At") FROM "JournalEntries"
                    WHERE "AccountId" = "Contacts"."AccountId" AND "AuthorId" = "Contacts"."Id" AND "Kind" = 'SignedIn');
                UPDATE "Contacts" SET "LastSignInOrder" = replace(substr("LastSignInAt", 1, 19), ' ', 'T')
                WHERE "LastSignInAt" IS NOT NULL;
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
