using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PlatformData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ActivationUri",
                table: "MobilePlatforms",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "mailperformance://activer");

            migrationBuilder.AddColumn<string>(
                name: "AlsoFor",
                table: "MobilePlatforms",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClientId",
                table: "MobilePlatforms",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Icon",
                table: "MobilePlatforms",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "phone");

            migrationBuilder.AddColumn<string>(
                name: "RedirectUri",
                table: "MobilePlatforms",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "mailperformance://connexion");

            migrationBuilder.AddColumn<string>(
                name: "StoreAddress",
                table: "MobilePlatforms",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StoreName",
                table: "MobilePlatforms",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            // Also of a platform that an operator has added: what its app calls itself today.
            migrationBuilder.Sql(@"UPDATE [MobilePlatforms] SET [ClientId] = N'mailperformance-' + [Key]");

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 1L,
                columns: new[] { "ActivationUri", "AlsoFor", "ClientId", "Icon", "RedirectUri", "StoreAddress", "StoreName" },
                values: new object[] { "mailperformance://activer", "iPod touch", "mailperformance-iphone", "phone", "mailperformance://connexion", "https://apps.apple.com/search?term=MailPerformance", "App Store" });

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 2L,
                columns: new[] { "ActivationUri", "AlsoFor", "ClientId", "Icon", "RedirectUri", "StoreAddress", "StoreName" },
                values: new object[] { "mailperformance://activer", null, "mailperformance-ipad", "tablet", "mailperformance://connexion", null, null });

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 3L,
                columns: new[] { "ActivationUri", "AlsoFor", "ClientId", "Icon", "RedirectUri", "StoreAddress", "StoreName" },
                values: new object[] { "mailperformance://activer", null, "mailperformance-android", "phone", "mailperformance://connexion", null, null });

            migrationBuilder.UpdateData(
                table: "MobilePlatforms",
                keyColumn: "Id",
                keyValue: 4L,
                columns: new[] { "ActivationUri", "AlsoFor", "ClientId", "Icon", "RedirectUri", "StoreAddress", "StoreName" },
                values: new object[] { "mailperformance://activer", null, "mailperformance-windows-phone-7", "phone", "mailperformance://connexion", null, null });

            migrationBuilder.CreateIndex(
                name: "IX_MobilePlatforms_ClientId",
                table: "MobilePlatforms",
                column: "ClientId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_MobilePlatforms_ClientId",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "ActivationUri",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "AlsoFor",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "ClientId",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "Icon",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "RedirectUri",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "StoreAddress",
                table: "MobilePlatforms");

            migrationBuilder.DropColumn(
                name: "StoreName",
                table: "MobilePlatforms");
        }
    }
}
