using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    CampaignId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ScheduledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactName = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    DeviceName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    IdempotencyKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true, collation: "BINARY"),
                    SendingKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Refusal = table.Column<int>(type: "INTEGER", nullable: true),
                    RefusalWords = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    MoveId = table.Column<long>(type: "INTEGER", nullable: true)
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
                unique: true);

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
                    hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2))
                        || '-' || hex(randomblob(6)),
                    3, "At", "At", "At", 1, "Id"
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
                type: "TEXT",
                maxLength: 100,
                nullable: true,
                collation: "BINARY");

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
                unique: true);
        }
    }
}
