using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ConnectorOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId",
                table: "MobileConnectors");

            migrationBuilder.AddColumn<string>(
                name: "NormalizedFirstName",
                table: "MobileConnectors",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "NormalizedLastName",
                table: "MobileConnectors",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "NormalizedUserName",
                table: "MobileConnectors",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTime>(
                name: "SuspendedFrom",
                table: "MobileConnectors",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(9999, 12, 31, 0, 0, 0, 0, DateTimeKind.Unspecified));

            // By hand: the copies of what the contacts of existing connectors are sorted by and kept out from.
            migrationBuilder.Sql(
                """
                UPDATE [m] SET
                    [NormalizedLastName] = [c].[NormalizedLastName],
                    [NormalizedFirstName] = [c].[NormalizedFirstName],
                    [NormalizedUserName] = [c].[NormalizedUserName],
                    [SuspendedFrom] = CASE
                        WHEN [m].[IsHeld] = 1 OR [c].[LockedAt] IS NOT NULL THEN '1970-01-01T00:00:00'
                        ELSE COALESCE([c].[AccessEndsAt], '9999-12-31T00:00:00') END
                FROM [MobileConnectors] AS [m]
                INNER JOIN [Contacts] AS [c] ON [c].[Id] = [m].[ContactId];
                """);

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_ActivatedAt_ContactId",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "ActivatedAt", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_NormalizedFirstName_NormalizedLastName_ContactId",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "NormalizedFirstName", "NormalizedLastName", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_NormalizedLastName_NormalizedFirstName_ContactId",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "NormalizedLastName", "NormalizedFirstName", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_NormalizedUserName_ContactId",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "NormalizedUserName", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_Privilege_NormalizedLastName_NormalizedFirstName_ContactId",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "Privilege", "NormalizedLastName", "NormalizedFirstName", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_Activated",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "SuspendedFrom", "ContactId", "ActivatedAt" },
                filter: "ActivatedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_NeverUsed",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "InvitedAt", "CreatedAt", "SuspendedFrom", "ContactId", "ActivatedAt" },
                filter: "ActivatedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_Suspended",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId", "SuspendedFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_AccessEndsAt",
                table: "Contacts",
                columns: new[] { "AccountId", "AccessEndsAt" },
                filter: "LockedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_LockoutEnd",
                table: "Contacts",
                columns: new[] { "AccountId", "LockoutEnd" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_WithoutPassword",
                table: "Contacts",
                columns: new[] { "AccountId", "Id" },
                filter: "PasswordHash IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_ActivatedAt_ContactId",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_NormalizedFirstName_NormalizedLastName_ContactId",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_NormalizedLastName_NormalizedFirstName_ContactId",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_NormalizedUserName_ContactId",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId_Privilege_NormalizedLastName_NormalizedFirstName_ContactId",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_Activated",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_NeverUsed",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_MobileConnectors_Suspended",
                table: "MobileConnectors");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_AccessEndsAt",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_LockoutEnd",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_WithoutPassword",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "NormalizedFirstName",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "NormalizedLastName",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "NormalizedUserName",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "SuspendedFrom",
                table: "MobileConnectors");

            migrationBuilder.CreateIndex(
                name: "IX_MobileConnectors_AccountId_PlatformId",
                table: "MobileConnectors",
                columns: new[] { "AccountId", "PlatformId" });
        }
    }
}
