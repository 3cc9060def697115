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
                name: "IX_ContactSegments_AccountId_LabelId",
                table: "ContactSegments");

            migrationBuilder.DropIndex(
                name: "IX_ContactGroups_AccountId_LabelId",
                table: "ContactGroups");

            migrationBuilder.DropIndex(
                name: "IX_ContactCategories_AccountId_LabelId",
                table: "ContactCategories");

            migrationBuilder.CreateIndex(
                name: "IX_ContactSegments_AccountId_LabelId_ContactId",
                table: "ContactSegments",
                columns: new[] { "AccountId", "LabelId", "ContactId" });

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
                name: "IX_ContactGroups_AccountId_LabelId_ContactId",
                table: "ContactGroups");

            migrationBuilder.DropIndex(
                name: "IX_ContactCategories_AccountId_LabelId_ContactId",
                table: "ContactCategories");

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
