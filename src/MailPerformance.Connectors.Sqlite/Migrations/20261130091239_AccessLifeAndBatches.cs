using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccessLifeAndBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FirstLinkTakenBackAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OwnLinkAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnLinkStamp",
                table: "Contacts",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PendingEmail",
                table: "Contacts",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PendingEmailAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PendingEmailById",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PendingEmailStamp",
                table: "Contacts",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstLinksAfterId",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstLinksAt",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FirstLinksById",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Batches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    TargetId = table.Column<long>(type: "INTEGER", nullable: true),
                    TargetName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Privilege = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ItemCount = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedById = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActiveSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RunAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsProved = table.Column<bool>(type: "INTEGER", nullable: false),
                    AcceptsUncovered = table.Column<bool>(type: "INTEGER", nullable: false),
                    UndoOfId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Batches", x => x.Id);
                    table.UniqueConstraint("AK_Batches_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_Batches_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PasswordAsks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Protected = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PasswordAsks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BatchItems",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Before = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchItems", x => new { x.AccountId, x.BatchId, x.Number });
                    table.ForeignKey(
                        name: "FK_BatchItems_Batches_AccountId_BatchId",
                        columns: x => new { x.AccountId, x.BatchId },
                        principalTable: "Batches",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
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
                name: "IX_Batches_AccountId_StartedById_Id",
                table: "Batches",
                columns: new[] { "AccountId", "StartedById", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Batches_AccountId_UndoOfId",
                table: "Batches",
                columns: new[] { "AccountId", "UndoOfId" },
                filter: "UndoOfId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Batches_Active",
                table: "Batches",
                column: "ActiveSince",
                filter: "ActiveSince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Batches_CreatedAt",
                table: "Batches",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_BatchItems_AccountId_BatchId_Outcome_Number",
                table: "BatchItems",
                columns: new[] { "AccountId", "BatchId", "Outcome", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_BatchItems_AccountId_ContactId",
                table: "BatchItems",
                columns: new[] { "AccountId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_PasswordAsks_NextAttemptAt",
                table: "PasswordAsks",
                column: "NextAttemptAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BatchItems");

            migrationBuilder.DropTable(
                name: "PasswordAsks");

            migrationBuilder.DropTable(
                name: "Batches");

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
