using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Trash : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "TrashDays",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TrashItems",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubjectId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Login = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedLogin = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeletedById = table.Column<long>(type: "INTEGER", nullable: true),
                    DeletedByName = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ErasedThrough = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrashItems", x => new { x.AccountId, x.Kind, x.SubjectId });
                    table.ForeignKey(
                        name: "FK_TrashItems_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrashMembers",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LabelId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrashMembers", x => new { x.AccountId, x.Kind, x.LabelId, x.ContactId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_GrantedById",
                table: "MobileConnectors",
                column: "GrantedById",
                filter: "GrantedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContactRoles_GrantedById",
                table: "ContactRoles",
                column: "GrantedById",
                filter: "GrantedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMoves_ContactId",
                table: "CampaignMoves",
                column: "ContactId",
                filter: "ContactId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_AccountId_DeletedAt",
                table: "TrashItems",
                columns: new[] { "AccountId", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_AccountId_Kind_DeletedAt_SubjectId",
                table: "TrashItems",
                columns: new[] { "AccountId", "Kind", "DeletedAt", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_ContactId",
                table: "TrashItems",
                column: "ContactId",
                filter: "ContactId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_DeletedById",
                table: "TrashItems",
                column: "DeletedById",
                filter: "DeletedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_ErasedAt",
                table: "TrashItems",
                column: "ErasedAt",
                filter: "ErasedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_NormalizedLogin",
                table: "TrashItems",
                column: "NormalizedLogin",
                unique: true,
                filter: "NormalizedLogin IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TrashItems");

            migrationBuilder.DropTable(
                name: "TrashMembers");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_GrantedById",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_ContactRoles_GrantedById",
                table: "ContactRoles");

            migrationBuilder.DropIndex(
                name: "IX_CampaignMoves_ContactId",
                table: "CampaignMoves");

            migrationBuilder.DropColumn(
                name: "TrashDays",
                table: "Accounts");
        }
    }
}
