using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TrashAndReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewDueAt",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReviewEveryMonths",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TrashDays",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessReviews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedById = table.Column<long>(type: "INTEGER", nullable: true),
                    StartedByName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedById = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ItemCount = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessReviews", x => x.Id);
                    table.UniqueConstraint("AK_AccessReviews_AccountId_Id", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_AccessReviews_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "AccessReviewItems",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    ReviewId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ContactLogin = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ThingId = table.Column<long>(type: "INTEGER", nullable: false),
                    ThingName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Facts = table.Column<string>(type: "TEXT", nullable: false),
                    Known = table.Column<string>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    WasChanged = table.Column<bool>(type: "INTEGER", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessReviewItems", x => new { x.AccountId, x.ReviewId, x.Number });
                    table.ForeignKey(
                        name: "FK_AccessReviewItems_AccessReviews_AccountId_ReviewId",
                        columns: x => new { x.AccountId, x.ReviewId },
                        principalTable: "AccessReviews",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
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
                name: "IX_AccessReviewItems_ContactId",
                table: "AccessReviewItems",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessReviewItems_DecidedById",
                table: "AccessReviewItems",
                column: "DecidedById",
                filter: "DecidedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AccessReviews_Open",
                table: "AccessReviews",
                column: "AccountId",
                unique: true,
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_AccountId_DeletedAt",
                table: "TrashItems",
                columns: new[] { "AccountId", "DeletedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TrashItems_AccountId_ErasedAt",
                table: "TrashItems",
                columns: new[] { "AccountId", "ErasedAt" },
                filter: "ErasedAt IS NOT NULL");

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
                name: "IX_TrashItems_NormalizedLogin",
                table: "TrashItems",
                column: "NormalizedLogin",
                unique: true,
                filter: "NormalizedLogin IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrashMembers_ContactId",
                table: "TrashMembers",
                column: "ContactId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessReviewItems");

            migrationBuilder.DropTable(
                name: "TrashItems");

            migrationBuilder.DropTable(
                name: "TrashMembers");

            migrationBuilder.DropTable(
                name: "AccessReviews");

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
                name: "ReviewDueAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "ReviewEveryMonths",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "TrashDays",
                table: "Accounts");
        }
    }
}
