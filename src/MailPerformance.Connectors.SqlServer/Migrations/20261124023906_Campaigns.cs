using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Campaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ExpressCampaigns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ExternalKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NormalizedName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    CategoryId = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    ScheduledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ListedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Counts_Bounces = table.Column<int>(type: "int", nullable: false),
                    Counts_Clicks = table.Column<int>(type: "int", nullable: false),
                    Counts_Complaints = table.Column<int>(type: "int", nullable: false),
                    Counts_Delivered = table.Column<int>(type: "int", nullable: false),
                    Counts_Opens = table.Column<int>(type: "int", nullable: false),
                    Counts_Sent = table.Column<int>(type: "int", nullable: false),
                    Counts_Targeted = table.Column<int>(type: "int", nullable: false),
                    Counts_Unsubscribes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpressCampaigns", x => x.Id);
                    table.UniqueConstraint("AK_ExpressCampaigns_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_ExpressCampaigns_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExpressCampaigns_Categories_AccountId_CategoryId",
                        columns: x => new { x.AccountId, x.CategoryId },
                        principalTable: "Categories",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignMoves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    CampaignId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    To = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    ContactName = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: true),
                    DeviceName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    OldScheduledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NewScheduledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IdempotencyKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignMoves_ExpressCampaigns_AccountId_CampaignId",
                        columns: x => new { x.AccountId, x.CampaignId },
                        principalTable: "ExpressCampaigns",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CampaignPoints",
                columns: table => new
                {
                    CampaignId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Counts_Bounces = table.Column<int>(type: "int", nullable: false),
                    Counts_Clicks = table.Column<int>(type: "int", nullable: false),
                    Counts_Complaints = table.Column<int>(type: "int", nullable: false),
                    Counts_Delivered = table.Column<int>(type: "int", nullable: false),
                    Counts_Opens = table.Column<int>(type: "int", nullable: false),
                    Counts_Sent = table.Column<int>(type: "int", nullable: false),
                    Counts_Targeted = table.Column<int>(type: "int", nullable: false),
                    Counts_Unsubscribes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignPoints", x => new { x.CampaignId, x.At });
                    table.ForeignKey(
                        name: "FK_CampaignPoints_ExpressCampaigns_AccountId_CampaignId",
                        columns: x => new { x.AccountId, x.CampaignId },
                        principalTable: "ExpressCampaigns",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMoves_AccountId_CampaignId_Id",
                table: "CampaignMoves",
                columns: new[] { "AccountId", "CampaignId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMoves_AccountId_ContactId_IdempotencyKey",
                table: "CampaignMoves",
                columns: new[] { "AccountId", "ContactId", "IdempotencyKey" },
                unique: true,
                filter: "[ContactId] IS NOT NULL AND [IdempotencyKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPoints_AccountId_CampaignId",
                table: "CampaignPoints",
                columns: new[] { "AccountId", "CampaignId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpressCampaigns_AccountId_CategoryId",
                table: "ExpressCampaigns",
                columns: new[] { "AccountId", "CategoryId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpressCampaigns_AccountId_ExternalKey",
                table: "ExpressCampaigns",
                columns: new[] { "AccountId", "ExternalKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpressCampaigns_AccountId_ListedAt_Id",
                table: "ExpressCampaigns",
                columns: new[] { "AccountId", "ListedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ExpressCampaigns_State_ScheduledAt",
                table: "ExpressCampaigns",
                columns: new[] { "State", "ScheduledAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CampaignMoves");

            migrationBuilder.DropTable(
                name: "CampaignPoints");

            migrationBuilder.DropTable(
                name: "ExpressCampaigns");
        }
    }
}
