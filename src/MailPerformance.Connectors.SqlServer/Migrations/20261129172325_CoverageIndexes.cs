using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CoverageIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_ContactId",
                table: "MobileConnectors");

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_ContactId_PlatformId_Privilege",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "ContactId", "PlatformId", "Privilege" });

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_Stopping",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "SuspendedFrom", "Id" },
                filter: "Privilege = 2 AND ActivatedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ExpressCampaigns_Stoppable",
                table: "ExpressCampaigns",
                columns: new[] { "AccountId", "State", "ListedAt", "Id", "CategoryId", "ScheduledAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_ContactId_PlatformId_Privilege",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_Stopping",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_ExpressCampaigns_Stoppable",
                table: "ExpressCampaigns");

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_ContactId",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "ContactId" });
        }
    }
}
