using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "Recipient",
                table: "OutboxMails",
                type: "TEXT",
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
