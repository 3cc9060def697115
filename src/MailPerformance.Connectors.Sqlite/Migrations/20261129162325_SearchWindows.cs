using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MailPerformance.Connectors.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: the tables are their keys, which SQLite would else hold twice.
            migrationBuilder.Sql(
                """
                DROP TABLE "ContactSearchTerms";
                CREATE TABLE "ContactSearchTerms" (
                    "AccountId" INTEGER NOT NULL,
                    "Term" TEXT COLLATE BINARY NOT NULL,
                    "ContactId" INTEGER NOT NULL,
                    CONSTRAINT "PK_ContactSearchTerms" PRIMARY KEY ("AccountId", "Term", "ContactId")
                ) WITHOUT ROWID;
                CREATE TABLE "DomainSearchTerms" (
                    "AccountId" INTEGER NOT NULL,
                    "Term" TEXT COLLATE BINARY NOT NULL,
                    "Domain" TEXT COLLATE BINARY NOT NULL,
                    CONSTRAINT "PK_DomainSearchTerms" PRIMARY KEY ("AccountId", "Term", "Domain")
                ) WITHOUT ROWID;
                """);

            migrationBuilder.DropIndex(
                name: "IX_Contacts_AccountId_ValidUntil_Id",
                table: "Contacts");

            migrationBuilder.AddColumn<string>(
                name: "MailDomain",
                table: "Contacts",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "BINARY");

            migrationBuilder.AddColumn<string>(
                name: "ValidUntilOrder",
                table: "Contacts",
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "",
                collation: "BINARY");

            migrationBuilder.AddColumn<int>(
                name: "ContactCount",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // By hand: what the contacts that are there are counted, sorted and found by. A term is up to eight characters of one word.
            migrationBuilder.Sql(
                """
                UPDATE "Accounts" SET "ContactCount" = (SELECT COUNT(*) FROM "Contacts" WHERE "Contacts"."AccountId" = "Accounts"."Id");
                UPDATE "Contacts" SET
                    "ValidUntilOrder" = COALESCE("ValidUntil", '9999-12-31'),
                    "MailDomain" = CASE instr("NormalizedEmail", '@') WHEN 0 THEN ''
                        ELSE substr("NormalizedEmail", 1 + length(rtrim("NormalizedEmail", replace("NormalizedEmail", '@', '')))) END;
                WITH RECURSIVE "Places" ("Place") AS (SELECT 1 UNION ALL SELECT "Place" + 1 FROM "Places" WHERE "Place" < 200),
                "Texts" ("AccountId", "ContactId", "Text") AS (
                    SELECT "AccountId", "Id", "NormalizedLastName" FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedFirstName" FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedUserName" FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", CASE instr("NormalizedEmail", '@') WHEN 0 THEN "NormalizedEmail"
                        ELSE substr("NormalizedEmail", 1, length("NormalizedEmail") - length("MailDomain") - 1) END FROM "Contacts")
                INSERT INTO "ContactSearchTerms" ("AccountId", "Term", "ContactId")
                SELECT DISTINCT "AccountId", substr("Text", "Place", instr(substr("Text", "Place", 8) || ' ', ' ') - 1) AS "Term", "ContactId"
                FROM "Texts" JOIN "Places" ON "Place" <= length("Text")
                WHERE substr("Text", "Place", 1) <> ' '
                ORDER BY "AccountId", "Term", "ContactId";
                WITH RECURSIVE "Places" ("Place") AS (SELECT 1 UNION ALL SELECT "Place" + 1 FROM "Places" WHERE "Place" < 200),
                "Domains" ("AccountId", "Domain") AS (SELECT DISTINCT "AccountId", "MailDomain" FROM "Contacts")
                INSERT INTO "DomainSearchTerms" ("AccountId", "Term", "Domain")
                SELECT DISTINCT "AccountId", substr("Domain", "Place", instr(substr("Domain", "Place", 8) || ' ', ' ') - 1), "Domain"
                FROM "Domains" JOIN "Places" ON "Place" <= length("Domain")
                WHERE substr("Domain", "Place", 1) <> ' ';
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

            // By hand: the provider would build the tables anew, which the rows that refer to them forbid.
            migrationBuilder.Sql("ALTER TABLE \"Contacts\" DROP COLUMN \"MailDomain\";");

            migrationBuilder.Sql("ALTER TABLE \"Contacts\" DROP COLUMN \"ValidUntilOrder\";");

            migrationBuilder.Sql("ALTER TABLE \"Accounts\" DROP COLUMN \"ContactCount\";");

            // By hand: the endings of words that contacts were found by before.
            migrationBuilder.Sql(
                """
                DROP TABLE "ContactSearchTerms";
                CREATE TABLE "ContactSearchTerms" (
                    "AccountId" INTEGER NOT NULL,
                    "ContactId" INTEGER NOT NULL,
                    "Term" TEXT COLLATE BINARY NOT NULL,
                    CONSTRAINT "PK_ContactSearchTerms" PRIMARY KEY ("AccountId", "Term", "ContactId"),
                    CONSTRAINT "FK_ContactSearchTerms_Contacts_AccountId_ContactId" FOREIGN KEY ("AccountId", "ContactId")
                        REFERENCES "Contacts" ("AccountId", "Id") ON DELETE CASCADE
                );
                WITH RECURSIVE "Places" ("Place") AS (SELECT 1 UNION ALL SELECT "Place" + 1 FROM "Places" WHERE "Place" < 200),
                "Texts" ("AccountId", "ContactId", "Text") AS (
                    SELECT "AccountId", "Id", "NormalizedLastName" FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedFirstName" FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedUserName" FROM "Contacts"
                    UNION ALL SELECT "AccountId", "Id", "NormalizedEmail" FROM "Contacts")
                INSERT INTO "ContactSearchTerms" ("AccountId", "ContactId", "Term")
                SELECT DISTINCT "AccountId", "ContactId", substr("Text", "Place", min(64, instr(substr("Text", "Place") || ' ', ' ') - 1))
                FROM "Texts" JOIN "Places" ON "Place" <= length("Text")
                WHERE substr("Text", "Place", 1) <> ' ';
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
