using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MailsOutliveContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "ContactId",
                table: "OutboxMails",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<string>(
                name: "Recipient",
                table: "OutboxMails",
                type: "nvarchar(max)",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // There is no contact left to keep them for.
            migrationBuilder.Sql("DELETE FROM OutboxMails WHERE ContactId IS NULL");

            migrationBuilder.DropColumn(
                name: "Recipient",
                table: "OutboxMails");

            migrationBuilder.AlterColumn<long>(
                name: "ContactId",
                table: "OutboxMails",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
