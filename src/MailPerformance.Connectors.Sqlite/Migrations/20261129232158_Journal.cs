using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "JournalHash",
                table: "Accounts",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "0000000000000000000000000000000000000000000000000000000000000000");

            migrationBuilder.AddColumn<int>(
                name: "JournalKeepMonths",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "JournalNumber",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "JournalEntries",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Entrance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AuthorId = table.Column<long>(type: "INTEGER", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: true),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: true),
                    Said = table.Column<string>(type: "TEXT", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
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
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Signature = table.Column<string>(type: "TEXT", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Entrance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DeviceName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    Minute = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Together = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY")
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
