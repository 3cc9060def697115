using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
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
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndNoticesSince",
                table: "Accounts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndNoticesToldAt",
                table: "Accounts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SecondFactorFor",
                table: "Accounts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SecondFactorGraceDays",
                table: "Accounts",
                type: "int",
                nullable: false,
                defaultValue: 14);

            migrationBuilder.AddColumn<DateTime>(
                name: "SecondFactorSince",
                table: "Accounts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportRows",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    BatchId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Cells = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Login = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    Changes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    After = table.Column<string>(type: "nvarchar(max)", nullable: true)
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
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    BatchId = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Encoding = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Separator = table.Column<string>(type: "nvarchar(1)", maxLength: 1, nullable: true),
                    Headings = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Sample = table.Column<string>(type: "nvarchar(max)", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    SecondFactorId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    CredentialId = table.Column<byte[]>(type: "varbinary(1023)", maxLength: 1023, nullable: false),
                    CredentialHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    PublicKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Transports = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IsBackedUp = table.Column<bool>(type: "bit", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    SecurityStamp = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Browser = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    BatchId = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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

            migrationBuilder.Sql(
                """
                UPDATE [Contacts] SET [EndNoticeAt] = DATEADD(day, -30, [AccessEndsAt])
                WHERE [AccessEndsAt] IS NOT NULL;
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SessionId = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
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
