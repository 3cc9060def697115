using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SearchWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: made anew, since what is in it is made anew.
            migrationBuilder.DropTable(
                name: "ContactSearchTerms");

            migrationBuilder.CreateTable(
                name: "ContactSearchTerms",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Term = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContactId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactSearchTerms", x => new { x.AccountId, x.Term, x.ContactId });
                });

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_ValidUntil_Id",
                table: "Contacts");

            migrationBuilder.AddColumn<string>(
                name: "MailDomain",
                table: "Contacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "ValidUntilOrder",
                table: "Contacts",
                type: "nvarchar(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "ContactCount",
                table: "Accounts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "DomainSearchTerms",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Term = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Domain = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DomainSearchTerms", x => new { x.AccountId, x.Term, x.Domain });
                });

            // By hand: what the contacts that are there are counted, sorted and found by. A term is up to eight characters of one word; only
            // a collation of this kind counts characters as Unicode does.
            migrationBuilder.Sql(
                """
                UPDATE "Accounts" SET "ContactCount" = (SELECT COUNT(*) FROM "Contacts" WHERE "Contacts"."AccountId" = "Accounts"."Id");
                UPDATE "Contacts" SET
                    "ValidUntilOrder" = COALESCE(CONVERT(nvarchar(10), "ValidUntil", 23), N'9999-12-31'),
                    "MailDomain" = CASE CHARINDEX('@', "NormalizedEmail") WHEN 0 THEN N''
                        ELSE RIGHT("NormalizedEmail", CHARINDEX('@', REVERSE("NormalizedEmail")) - 1) END;
                """);

            migrationBuilder.Sql(
                """
                WITH "Digits" ("Digit") AS (SELECT "Digit" FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS "Ten" ("Digit")),
                "Places" ("Place") AS (
                    SELECT 1 + "One"."Digit" + 10 * "Ten"."Digit" + 100 * "Hundred"."Digit"
                    FROM "Digits" AS "One" CROSS JOIN "Digits" AS "Ten" CROSS JOIN "Digits" AS "Hundred" WHERE "Hundred"."Digit" < 2),
                "Texts" ("AccountId", "ContactId", "Text") AS (
                    SELECT "AccountId", "Id", "NormalizedLastName" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedFirstName" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedUserName" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", CASE CHARINDEX('@', "NormalizedEmail") WHEN 0 THEN "NormalizedEmail"
                        ELSE LEFT("NormalizedEmail", LEN("NormalizedEmail") - CHARINDEX('@', REVERSE("NormalizedEmail"))) END COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts")
                INSERT INTO "ContactSearchTerms" ("AccountId", "Term", "ContactId")
                SELECT DISTINCT "AccountId", SUBSTRING("Text", "Place", CHARINDEX(' ', SUBSTRING("Text", "Place", 8) + ' ') - 1) COLLATE Latin1_General_100_BIN2, "ContactId"
                FROM "Texts" JOIN "Places" ON "Place" <= LEN("Text")
                WHERE SUBSTRING("Text", "Place", 1) <> ' ';
                """);

            migrationBuilder.Sql(
                """
                WITH "Digits" ("Digit") AS (SELECT "Digit" FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS "Ten" ("Digit")),
                "Places" ("Place") AS (
                    SELECT 1 + "One"."Digit" + 10 * "Ten"."Digit" + 100 * "Hundred"."Digit"
                    FROM "Digits" AS "One" CROSS JOIN "Digits" AS "Ten" CROSS JOIN "Digits" AS "Hundred" WHERE "Hundred"."Digit" < 2),
                "Domains" ("AccountId", "Domain") AS (
                    SELECT DISTINCT "AccountId", "MailDomain" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts")
                INSERT INTO "DomainSearchTerms" ("AccountId", "Term", "Domain")
                SELECT DISTINCT "AccountId", SUBSTRING("Domain", "Place", CHARINDEX(' ', SUBSTRING("Domain", "Place", 8) + ' ') - 1) COLLATE Latin1_General_100_BIN2, "Domain" COLLATE Latin1_General_100_BIN2
                FROM "Domains" JOIN "Places" ON "Place" <= LEN("Domain")
                WHERE SUBSTRING("Domain", "Place", 1) <> ' ';
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_MailDomain_Id",
                table: "Contacts",
                columns: new[] { "AccountId", "MailDomain", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_ValidUntilOrder_Id",
                table: "Contacts",
                columns: new[] { "AccountId", "ValidUntilOrder", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DomainSearchTerms");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_MailDomain_Id",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_ValidUntilOrder_Id",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "MailDomain",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "ValidUntilOrder",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "ContactCount",
                table: "Accounts");

            // By hand: the endings of words that contacts were found by before.
            migrationBuilder.DropTable(
                name: "ContactSearchTerms");

            migrationBuilder.CreateTable(
                name: "ContactSearchTerms",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Term = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactSearchTerms", x => new { x.AccountId, x.Term, x.ContactId });
                    table.ForeignKey(
                        name: "FK_ContactSearchTerms_Contacts_AccountId_ContactId",
                        columns: x => new { x.AccountId, x.ContactId },
                        principalTable: "Contacts",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(
                """
                WITH "Digits" ("Digit") AS (SELECT "Digit" FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS "Ten" ("Digit")),
                "Places" ("Place") AS (
                    SELECT 1 + "One"."Digit" + 10 * "Ten"."Digit" + 100 * "Hundred"."Digit"
                    FROM "Digits" AS "One" CROSS JOIN "Digits" AS "Ten" CROSS JOIN "Digits" AS "Hundred" WHERE "Hundred"."Digit" < 2),
                "Texts" ("AccountId", "ContactId", "Text") AS (
                    SELECT "AccountId", "Id", "NormalizedLastName" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedFirstName" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedUserName" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedEmail" COLLATE Latin1_General_100_CI_AS_SC FROM "Contacts")
                INSERT INTO "ContactSearchTerms" ("AccountId", "ContactId", "Term")
                SELECT DISTINCT "AccountId", "ContactId", LEFT(SUBSTRING("Text", "Place", CHARINDEX(' ', SUBSTRING("Text", "Place", 200) + ' ') - 1), 64)
                    COLLATE Latin1_General_100_BIN2
                FROM "Texts" JOIN "Places" ON "Place" <= LEN("Text")
                WHERE SUBSTRING("Text", "Place", 1) <> ' ';
                """);

            migrationBuilder.CreateIndex(
                name: "IX_ContactSearchTerms_AccountId_ContactId",
                table: "ContactSearchTerms",
                columns: new[] { "AccountId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_AccountId_ValidUntil_Id",
                table: "Contacts",
                columns: new[] { "AccountId", "ValidUntil", "Id" });
        }
    }
}
