using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AccessLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FirstLinkTakenBackAt",
                table: "Contacts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OwnLinkAt",
                table: "Contacts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnLinkStamp",
                table: "Contacts",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PendingEmail",
                table: "Contacts",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PendingEmailAt",
                table: "Contacts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PendingEmailById",
                table: "Contacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PendingEmailStamp",
                table: "Contacts",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstLinksAfterId",
                table: "Accounts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstLinksAt",
                table: "Accounts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstLinksById",
                table: "Accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PasswordAsks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Protected = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Agent = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordAsks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_NormalizedEmail_Id",
                table: "Contacts",
                columns: new[] { "NormalizedEmail", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_FirstLinksAt",
                table: "Accounts",
                column: "FirstLinksAt",
                filter: "FirstLinksAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PasswordAsks_NextAttemptAt",
                table: "PasswordAsks",
                column: "NextAttemptAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PasswordAsks");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_NormalizedEmail_Id",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_FirstLinksAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "FirstLinkTakenBackAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "OwnLinkAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "OwnLinkStamp",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "PendingEmail",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "PendingEmailAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "PendingEmailById",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "PendingEmailStamp",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "FirstLinksAfterId",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "FirstLinksAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "FirstLinksById",
                table: "Accounts");
        }
    }
}
