using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Invitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    PlatformId = table.Column<long>(type: "bigint", nullable: false),
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedById = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invitations_Contacts_AccountId_ContactId",
                        columns: x => new { x.AccountId, x.ContactId },
                        principalTable: "Contacts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Invitations_MobilePlatforms_PlatformId",
                        column: x => x.PlatformId,
                        principalTable: "MobilePlatforms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // Phones whose invitation is on its way come in with it all the same.
            migrationBuilder.Sql(
                """
                INSERT INTO "Invitations" ("AccountId", "ContactId", "PlatformId", "CodeHash", "CreatedById", "CreatedAt", "ExpiresAt", "UsedAt")
                SELECT "AccountId", "ContactId", "PlatformId", "CodeHash", "CreatedById", "CreatedAt", "ExpiresAt", "UsedAt" FROM "DeviceEnrolments"
                """);

            migrationBuilder.DropTable(
                name: "DeviceEnrolments");

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_AccountId_ContactId",
                table: "Invitations",
                columns: new[] { "AccountId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_CodeHash",
                table: "Invitations",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_PlatformId",
                table: "Invitations",
                column: "PlatformId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DeviceEnrolments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    PlatformId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedById = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceEnrolments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeviceEnrolments_Contacts_AccountId_ContactId",
                        columns: x => new { x.AccountId, x.ContactId },
                        principalTable: "Contacts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeviceEnrolments_MobilePlatforms_PlatformId",
                        column: x => x.PlatformId,
                        principalTable: "MobilePlatforms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(
                """
                INSERT INTO "DeviceEnrolments" ("AccountId", "ContactId", "PlatformId", "CodeHash", "CreatedById", "CreatedAt", "ExpiresAt", "UsedAt")
                SELECT "AccountId", "ContactId", "PlatformId", "CodeHash", "CreatedById", "CreatedAt", "ExpiresAt", "UsedAt" FROM "Invitations"
                """);

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceEnrolments_AccountId_ContactId",
                table: "DeviceEnrolments",
                columns: new[] { "AccountId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceEnrolments_CodeHash",
                table: "DeviceEnrolments",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeviceEnrolments_PlatformId",
                table: "DeviceEnrolments",
                column: "PlatformId");
        }
    }
}
