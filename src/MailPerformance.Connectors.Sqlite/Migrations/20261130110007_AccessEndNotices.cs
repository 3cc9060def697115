using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccessEndNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "EndNoticeAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndNoticesSince",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndNoticesToldAt",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            // In EF's own form of instants.
            migrationBuilder.Sql(
                """
                UPDATE "Contacts" SET "EndNoticeAt" = strftime('%Y-%m-%d %H:%M:%S', "AccessEndsAt", '-30 days')
                WHERE "AccessEndsAt" IS NOT NULL;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_EndNoticeAt",
                table: "Contacts",
                columns: new[] { "AccountId", "EndNoticeAt" },
                filter: "EndNoticeAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_EndNoticeAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "EndNoticeAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "EndNoticesSince",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "EndNoticesToldAt",
                table: "Accounts");
        }
    }
}
