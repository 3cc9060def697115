using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CampaignNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddUniqueConstraint(
                name: "AK_CampaignMoves_AccountId_Id",
                table: "CampaignMoves",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateTable(
                name: "CampaignNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    MoveId = table.Column<long>(type: "INTEGER", nullable: false),
                    LastContactId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignNotices_CampaignMoves_AccountId_MoveId",
                        columns: x => new { x.AccountId, x.MoveId },
                        principalTable: "CampaignMoves",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_NotifyOnActionChange_Id",
                table: "Contacts",
                columns: new[] { "AccountId", "NotifyOnActionChange", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignNotices_AccountId_MoveId",
                table: "CampaignNotices",
                columns: new[] { "AccountId", "MoveId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CampaignNotices");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_NotifyOnActionChange_Id",
                table: "Contacts");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_CampaignMoves_AccountId_Id",
                table: "CampaignMoves");
        }
    }
}
