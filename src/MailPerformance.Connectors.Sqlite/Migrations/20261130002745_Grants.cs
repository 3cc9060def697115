using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GrantedById",
                table: "MobileConnectors",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedByName",
                table: "MobileConnectors",
                type: "TEXT",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedIn",
                table: "MobileConnectors",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedThrough",
                table: "MobileConnectors",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "GrantedAt",
                table: "ContactRoles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GrantedById",
                table: "ContactRoles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedByName",
                table: "ContactRoles",
                type: "TEXT",
                maxLength: 201,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GrantedIn",
                table: "ContactRoles",
                type: "TEXT",
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
