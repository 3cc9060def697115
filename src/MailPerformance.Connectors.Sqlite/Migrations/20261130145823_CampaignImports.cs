using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CampaignImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Login",
                table: "ImportRows",
                newName: "Key");

            migrationBuilder.RenameIndex(
                name: "IX_ImportRows_AccountId_BatchId_Login_Number",
                table: "ImportRows",
                newName: "IX_ImportRows_AccountId_BatchId_Key_Number");

            migrationBuilder.AddColumn<DateTime>(
                name: "At",
                table: "ImportRows",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Campaign",
                table: "ImportRows",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CampaignId",
                table: "ImportRows",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CampaignId",
                table: "BatchItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_AccountId_BatchId_CampaignId_Number",
                table: "ImportRows",
                columns: new[] { "AccountId", "BatchId", "CampaignId", "Number" },
                filter: "CampaignId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_AccountId_BatchId_Key_At_Number",
                table: "ImportRows",
                columns: new[] { "AccountId", "BatchId", "Key", "At", "Number" },
                filter: "At IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ImportRows_AccountId_BatchId_CampaignId_Number",
                table: "ImportRows");

            migrationBuilder.DropIndex(
                name: "IX_ImportRows_AccountId_BatchId_Key_At_Number",
                table: "ImportRows");

            migrationBuilder.DropColumn(
                name: "At",
                table: "ImportRows");

            migrationBuilder.DropColumn(
                name: "Campaign",
                table: "ImportRows");

            migrationBuilder.DropColumn(
                name: "CampaignId",
                table: "ImportRows");

            migrationBuilder.DropColumn(
                name: "CampaignId",
                table: "BatchItems");

            migrationBuilder.RenameColumn(
                name: "Key",
                table: "ImportRows",
                newName: "Login");

            migrationBuilder.RenameIndex(
                name: "IX_ImportRows_AccountId_BatchId_Key_Number",
                table: "ImportRows",
                newName: "IX_ImportRows_AccountId_BatchId_Login_Number");
        }
    }
}
