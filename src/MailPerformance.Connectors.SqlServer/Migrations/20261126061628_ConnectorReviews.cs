using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ConnectorReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsHeld",
                table: "MobileConnectors",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ReviewById",
                table: "MobileConnectors",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewSince",
                table: "MobileConnectors",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CredentialsAt",
                table: "Contacts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CredentialsById",
                table: "Contacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HoldsConnectorsForReview",
                table: "Accounts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_ReviewSince",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "ReviewSince" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_ReviewSince",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "IsHeld",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "ReviewById",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "ReviewSince",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "CredentialsAt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "CredentialsById",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "HoldsConnectorsForReview",
                table: "Accounts");
        }
    }
}
