using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WaitingList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "OpenedAt",
                table: "MobilePlatforms",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "InvitedAt",
                table: "MobileConnectors",
                type: "datetime2",
                nullable: true);

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 1L,
                column: "OpenedAt",
                value: null);

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 2L,
                column: "OpenedAt",
                value: null);

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 3L,
                column: "OpenedAt",
                value: null);

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 4L,
                column: "OpenedAt",
                value: null);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OpenedAt",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "InvitedAt",
                table: "MobileConnectors");
        }
    }
}
