using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ReviewById",
                table: "MobileConnectors",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewSince",
                table: "MobileConnectors",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CredentialsAt",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CredentialsById",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HoldsConnectorsForReview",
                table: "Accounts",
                type: "INTEGER",
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

            // By hand: the provider would build the tables anew, which the rows that refer to them forbid.
            migrationBuilder.Sql("ALTER TABLE \"MobileConnectors\" DROP COLUMN \"IsHeld\";");

            migrationBuilder.Sql("ALTER TABLE \"MobileConnectors\" DROP COLUMN \"ReviewById\";");

            migrationBuilder.Sql("ALTER TABLE \"MobileConnectors\" DROP COLUMN \"ReviewSince\";");

            migrationBuilder.Sql("ALTER TABLE \"Contacts\" DROP COLUMN \"CredentialsAt\";");

            migrationBuilder.Sql("ALTER TABLE \"Contacts\" DROP COLUMN \"CredentialsById\";");

            migrationBuilder.Sql("ALTER TABLE \"Accounts\" DROP COLUMN \"HoldsConnectorsForReview\";");
        }
    }
}
