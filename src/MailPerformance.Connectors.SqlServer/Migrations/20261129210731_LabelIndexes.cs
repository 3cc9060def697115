using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LabelIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContactSegments_AccountId_ContactId",
                table: "ContactSegments");

            migrationBuilder.DropIndex(
                name: "IX_ContactGroups_AccountId_ContactId",
                table: "ContactGroups");

            migrationBuilder.DropIndex(
                name: "IX_ContactCategories_AccountId_ContactId",
                table: "ContactCategories");

            migrationBuilder.CreateIndex(
                name: "IX_ContactSegments_AccountId_ContactId_LabelId",
                table: "ContactSegments",
                columns: new[] { "AccountId", "ContactId", "LabelId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactGroups_AccountId_ContactId_LabelId",
                table: "ContactGroups",
                columns: new[] { "AccountId", "ContactId", "LabelId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactCategories_AccountId_ContactId_LabelId",
                table: "ContactCategories",
                columns: new[] { "AccountId", "ContactId", "LabelId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContactSegments_AccountId_ContactId_LabelId",
                table: "ContactSegments");

            migrationBuilder.DropIndex(
                name: "IX_ContactGroups_AccountId_ContactId_LabelId",
                table: "ContactGroups");

            migrationBuilder.DropIndex(
                name: "IX_ContactCategories_AccountId_ContactId_LabelId",
                table: "ContactCategories");

            migrationBuilder.CreateIndex(
                name: "IX_ContactSegments_AccountId_ContactId",
                table: "ContactSegments",
                columns: new[] { "AccountId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactGroups_AccountId_ContactId",
                table: "ContactGroups",
                columns: new[] { "AccountId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactCategories_AccountId_ContactId",
                table: "ContactCategories",
                columns: new[] { "AccountId", "ContactId" });
        }
    }
}
