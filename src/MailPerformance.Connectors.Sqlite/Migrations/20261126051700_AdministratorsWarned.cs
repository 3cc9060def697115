using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AdministratorsWarned : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AdministratorsWarnedAt",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_PasswordLinkById",
                table: "Contacts",
                columns: new[] { "AccountId", "PasswordLinkById" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_PasswordLinkById",
                table: "Contacts");

            // By hand: the provider would build the table anew, which the rows that refer to it forbid.
            migrationBuilder.Sql("ALTER TABLE \"Accounts\" DROP COLUMN \"AdministratorsWarnedAt\";");
        }
    }
}
