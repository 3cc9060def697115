using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
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
                type: "datetime2",
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

            migrationBuilder.DropColumn(
                name: "AdministratorsWarnedAt",
                table: "Accounts");
        }
    }
}
