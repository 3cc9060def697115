using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Journal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PasswordLinkAt",
                table: "Contacts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "JournalHash",
                table: "Accounts",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "0000000000000000000000000000000000000000000000000000000000000000");

            migrationBuilder.AddColumn<int>(
                name: "JournalKeepMonths",
                table: "Accounts",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "JournalNumber",
                table: "Accounts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "JournalEntries",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Entrance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: true),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    Said = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Sealed = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalEntries", x => new { x.AccountId, x.Number });
                    table.ForeignKey(
                        name: "FK_JournalEntries_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JournalMarks",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Signature = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalMarks", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_JournalMarks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JournalNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Entrance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Agent = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DeviceName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Times = table.Column<int>(type: "int", nullable: false),
                    Minute = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Together = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JournalNotes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_AccountId_At",
                table: "JournalEntries",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_AccountId_AuthorId_Number",
                table: "JournalEntries",
                columns: new[] { "AccountId", "AuthorId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_AccountId_ContactId_Number",
                table: "JournalEntries",
                columns: new[] { "AccountId", "ContactId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_AccountId_Kind_Number",
                table: "JournalEntries",
                columns: new[] { "AccountId", "Kind", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_AccountId_Subject_SubjectId_Number",
                table: "JournalEntries",
                columns: new[] { "AccountId", "Subject", "SubjectId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalNotes_AccountId_Minute_Kind_Together",
                table: "JournalNotes",
                columns: new[] { "AccountId", "Minute", "Kind", "Together" },
                unique: true,
                filter: "Minute IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JournalEntries");

            migrationBuilder.DropTable(
                name: "JournalMarks");

            migrationBuilder.DropTable(
                name: "JournalNotes");

            migrationBuilder.DropColumn(
                name: "PasswordLinkAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "JournalHash",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "JournalKeepMonths",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "JournalNumber",
                table: "Accounts");
        }
    }
}
