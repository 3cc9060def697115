using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CampaignOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CampaignOrders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    CampaignId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ScheduledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    ContactName = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    DeviceName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    IdempotencyKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SendingKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Refusal = table.Column<int>(type: "int", nullable: true),
                    RefusalWords = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    MoveId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignOrders_CampaignMoves_AccountId_MoveId",
                        columns: x => new { x.AccountId, x.MoveId },
                        principalTable: "CampaignMoves",
                        principalColumns: new[] { "AccountId", "Id" });
                    table.ForeignKey(
                        name: "FK_CampaignOrders_ExpressCampaigns_AccountId_CampaignId",
                        columns: x => new { x.AccountId, x.CampaignId },
                        principalTable: "ExpressCampaigns",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_AccountId_CampaignId",
                table: "CampaignOrders",
                columns: new[] { "AccountId", "CampaignId" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_AccountId_ContactId_IdempotencyKey",
                table: "CampaignOrders",
                columns: new[] { "AccountId", "ContactId", "IdempotencyKey" },
                unique: true,
                filter: "[IdempotencyKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_AccountId_MoveId_CampaignId",
                table: "CampaignOrders",
                columns: new[] { "AccountId", "MoveId", "CampaignId" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_NextAttemptAt",
                table: "CampaignOrders",
                column: "NextAttemptAt");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignOrders_SendingKey",
                table: "CampaignOrders",
                column: "SendingKey",
                unique: true);

            // Every move that somebody has ordered was carried out at once: its order is confirmed, and keeps the idempotency key.
            migrationBuilder.Sql(
                """
                INSERT INTO "CampaignOrders" (
                    "AccountId", "CampaignId", "Kind", "ScheduledAt", "ContactId", "ContactName", "DeviceName", "IdempotencyKey",
                    "SendingKey", "State", "KeptAt", "SentAt", "AnsweredAt", "Attempts", "MoveId")
                SELECT
                    "AccountId", "CampaignId", "Kind", "NewScheduledAt", "ContactId", "ContactName", "DeviceName", "IdempotencyKey",
                    NEWID(), 3, "At", "At", "At", 1, "Id"
                FROM "CampaignMoves"
                WHERE "ContactId" IS NOT NULL AND "ContactName" IS NOT NULL
                ORDER BY "Id"
                """);

            migrationBuilder.DropIndex(
                name: "IX_CampaignMoves_AccountId_ContactId_IdempotencyKey",
                table: "CampaignMoves");

            migrationBuilder.DropColumn(
                name: "IdempotencyKey",
                table: "CampaignMoves");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "IdempotencyKey",
                table: "CampaignMoves",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.Sql(
                """
                UPDATE "CampaignMoves" SET "IdempotencyKey" = (
                    SELECT "CampaignOrders"."IdempotencyKey" FROM "CampaignOrders" WHERE "CampaignOrders"."MoveId" = "CampaignMoves"."Id")
                """);

            migrationBuilder.DropTable(
                name: "CampaignOrders");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMoves_AccountId_ContactId_IdempotencyKey",
                table: "CampaignMoves",
                columns: new[] { "AccountId", "ContactId", "IdempotencyKey" },
                unique: true,
                filter: "[ContactId] IS NOT NULL AND [IdempotencyKey] IS NOT NULL");
        }
    }
}
