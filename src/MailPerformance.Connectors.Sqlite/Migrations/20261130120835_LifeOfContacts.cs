using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LifeOfContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EndedSessions");

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

            migrationBuilder.AddColumn<int>(
                name: "SecondFactorFor",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SecondFactorGraceDays",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 14);

            migrationBuilder.AddColumn<DateTime>(
                name: "SecondFactorSince",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportRows",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false),
                    Login = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: true),
                    Changes = table.Column<string>(type: "TEXT", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRows", x => new { x.AccountId, x.BatchId, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportRows_BatchItems_AccountId_BatchId_Number",
                        columns: x => new { x.AccountId, x.BatchId, x.Number },
                        principalTable: "BatchItems",
                        principalColumns: new[] { "AccountId", "BatchId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Encoding = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Separator = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    Headings = table.Column<string>(type: "TEXT", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    Sample = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => new { x.AccountId, x.BatchId });
                    table.ForeignKey(
                        name: "FK_Imports_Batches_AccountId_BatchId",
                        columns: x => new { x.AccountId, x.BatchId },
                        principalTable: "Batches",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    SecondFactorId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    CredentialHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignCount = table.Column<long>(type: "INTEGER", nullable: false),
                    Transports = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsBackedUp = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Passkeys_SecondFactors_AccountId_SecondFactorId",
                        columns: x => new { x.AccountId, x.SecondFactorId },
                        principalTable: "SecondFactors",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Browser = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_Contacts_AccountId_ContactId",
                        columns: x => new { x.AccountId, x.ContactId },
                        principalTable: "Contacts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportFiles",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportFiles", x => new { x.AccountId, x.BatchId });
                    table.ForeignKey(
                        name: "FK_ImportFiles_Imports_AccountId_BatchId",
                        columns: x => new { x.AccountId, x.BatchId },
                        principalTable: "Imports",
                        principalColumns: new[] { "AccountId", "BatchId" },
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_AccountId_BatchId_Login_Number",
                table: "ImportRows",
                columns: new[] { "AccountId", "BatchId", "Login", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_AccountId_ContactId",
                table: "ImportRows",
                columns: new[] { "AccountId", "ContactId" },
                filter: "ContactId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_AccountId_SecondFactorId",
                table: "Passkeys",
                columns: new[] { "AccountId", "SecondFactorId" });

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_CredentialHash",
                table: "Passkeys",
                column: "CredentialHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_AccountId_ContactId",
                table: "Sessions",
                columns: new[] { "AccountId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Key",
                table: "Sessions",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_LastUsedAt",
                table: "Sessions",
                column: "LastUsedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportFiles");

            migrationBuilder.DropTable(
                name: "ImportRows");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "Imports");

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

            migrationBuilder.DropColumn(
                name: "SecondFactorFor",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "SecondFactorGraceDays",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "SecondFactorSince",
                table: "Accounts");

            migrationBuilder.CreateTable(
                name: "EndedSessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndedSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EndedSessions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EndedSessions_AccountId",
                table: "EndedSessions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_EndedSessions_EndedAt",
                table: "EndedSessions",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_EndedSessions_SessionId",
                table: "EndedSessions",
                column: "SessionId");
        }
    }
}
