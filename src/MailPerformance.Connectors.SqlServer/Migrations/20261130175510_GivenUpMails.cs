using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class GivenUpMails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_GivenUpAt",
                table: "OutboxMails",
                column: "GivenUpAt",
                filter: "GivenUpAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMails_GivenUpAt",
                table: "OutboxMails");
        }
    }
}
