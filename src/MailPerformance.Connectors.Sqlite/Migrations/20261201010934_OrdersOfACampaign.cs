using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OrdersOfACampaign : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CampaignOrders_AccountId_CampaignId",
                table: "CampaignOrders");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_AccountId_CampaignId_MoveId",
                table: "CampaignOrders",
                columns: new[] { "AccountId", "CampaignId", "MoveId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CampaignOrders_AccountId_CampaignId_MoveId",
                table: "CampaignOrders");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_AccountId_CampaignId",
                table: "CampaignOrders",
                columns: new[] { "AccountId", "CampaignId" });
        }
    }
}
