using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class UpkeepIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMails_NextAttemptAt",
                table: "OutboxMails");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_NextAttemptAt_CreatedAt",
                table: "OutboxMails",
                columns: new[] { "NextAttemptAt", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_OfNobody",
                table: "OutboxMails",
                column: "NextAttemptAt",
                filter: "ContactId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MobileDevices_AccountId_RefusedAt",
                table: "MobileDevices",
                columns: new[] { "AccountId", "RefusedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_ExpiresAt",
                table: "Invitations",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_EndedSessions_EndedAt",
                table: "EndedSessions",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_AccountId_NextAttemptAt",
                table: "CampaignOrders",
                columns: new[] { "AccountId", "NextAttemptAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMails_NextAttemptAt_CreatedAt",
                table: "OutboxMails");

            migrationBuilder.DropIndex(
                name: "IX_OutboxMails_OfNobody",
                table: "OutboxMails");

            migrationBuilder.DropIndex(
                name: "IX_MobileDevices_AccountId_RefusedAt",
                table: "MobileDevices");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_ExpiresAt",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_EndedSessions_EndedAt",
                table: "EndedSessions");

            migrationBuilder.DropIndex(
                name: "IX_CampaignOrders_AccountId_NextAttemptAt",
                table: "CampaignOrders");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_NextAttemptAt",
                table: "OutboxMails",
                column: "NextAttemptAt");
        }
    }
}
