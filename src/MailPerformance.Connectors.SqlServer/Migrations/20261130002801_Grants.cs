using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Grants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "GrantedAt",
                table: "MobileConnectors",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GrantedById",
                table: "MobileConnectors",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedByName",
                table: "MobileConnectors",
                type: "nvarchar(201)",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedIn",
                table: "MobileConnectors",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedThrough",
                table: "MobileConnectors",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "GrantedAt",
                table: "ContactRoles",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GrantedById",
                table: "ContactRoles",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedByName",
                table: "ContactRoles",
                type: "nvarchar(201)",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedIn",
                table: "ContactRoles",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GrantedAt",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "GrantedById",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "GrantedByName",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "GrantedIn",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "GrantedThrough",
                table: "MobileConnectors");

            migrationBuilder.DropColumn(
                name: "GrantedAt",
                table: "ContactRoles");

            migrationBuilder.DropColumn(
                name: "GrantedById",
                table: "ContactRoles");

            migrationBuilder.DropColumn(
                name: "GrantedByName",
                table: "ContactRoles");

            migrationBuilder.DropColumn(
                name: "GrantedIn",
                table: "ContactRoles");
        }
    }
}
