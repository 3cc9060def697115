using System.Globalization;
using System.Net;
using System.Text;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace MailPerformance.Connectors.Benchmarks.Beside.Hand;

/// <summary>« Informations », opened and saved by hand; the form's token is checked as everywhere.</summary>
internal static class HandInformations
{
    private static readonly string[] Fields = ["LastName", "FirstName", "UserName", "Email", "Language", "TimeZone", "ValidUntil"];

    public static void MapHand(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(ContenderApplication.Hand).RequireAuthorization();
        pages.MapGet("/list", (HttpContext context, HandPages hand, int? page) => Html(hand.List(Reader(context), page ?? 1)));
        pages.MapGet("/part", (HttpContext context, HandPages hand, string q) => Html(hand.Part(Reader(context), q)));
        pages.MapGet("/beginning", (HttpContext context, HandPages hand, string q) => Html(hand.Beginning(Reader(context), q)));
        pages.MapGet("/connectors", (HttpContext context, HandPages hand) => Html(hand.ConnectorList(Reader(context))));
        pages.MapGet("/informations/{id:long}", Open);
        pages.MapPost("/informations/{id:long}", SaveAsync);
    }

    private static IResult Open(HttpContext context, HandConnections connections, IAntiforgery forgery, long id)
    {
        var token = forgery.GetAndStoreTokens(context).RequestToken!;
        return connections.Use(connection =>
        {
            using var row = connection.Command(
                "SELECT LastName, FirstName, UserName, Email, Language, TimeZone, ValidUntil FROM Contacts WHERE Id = $0 AND AccountId = $1",
                id, Reader(context).AccountId).ExecuteReader();
            return row.Read() ? Html(Form(row, id, token)) : Results.NotFound();
        });
    }

    private static string Form(SqliteDataReader row, long id, string token)
    {
        var html = new StringBuilder(32_000).Append("<!DOCTYPE html><html lang=fr><title>Informations</title><main>")
            .Append(CultureInfo.InvariantCulture, $"<form method=post action='{ContenderApplication.Hand}/informations/{id}'>")
            .Append("<input type=hidden name=__RequestVerificationToken value='").Append(token).Append("'>");
        for (var column = 0; column < Fields.Length; column++)
        {
            var value = row.IsDBNull(column) ? "" : WebUtility.HtmlEncode(row.GetString(column));
            if (Fields[column] == "TimeZone")
            {
                WriteZones(html, value);
            }
            else
            {
                html.Append("<label>").Append(Fields[column]).Append("<input name=").Append(Fields[column])
                    .Append(" value=\"").Append(value).Append("\"></label>");
            }
        }

        return html.Append("<button>Enregistrer</button></form></main></html>").ToString();
    }

    private static void WriteZones(StringBuilder html, string chosen)
    {
        html.Append("<select name=TimeZone>");
        foreach (var zone in TimeZones.All)
        {
            html.Append("<option").Append(zone.Id == chosen ? " selected>" : ">").Append(zone.Id);
        }

        html.Append("</select>");
    }

    private static async Task<IResult> SaveAsync(HttpContext context, HandConnections connections, IAntiforgery forgery, long id)
    {
        await forgery.ValidateRequestAsync(context);
        var form = await context.Request.ReadFormAsync();
        var values = Fields.Select(field => form[field].ToString().Trim()).ToArray();
        if (values[..5].Any(value => value.Length is 0 or > 254) || !TimeZones.Exists(values[5])
            || !DateOnly.TryParse(values[6], CultureInfo.InvariantCulture, out _))
        {
            return Results.BadRequest();
        }

        var isSaved = connections.Use(connection => Save(connection, Reader(context).AccountId, id, values));
        return isSaved ? Results.Redirect($"{ContenderApplication.Hand}/informations/{id}") : Results.NotFound();
    }

    private static bool Save(HandConnection connection, long account, long id, string[] values)
    {
        using var transaction = connection.Begin();
        connection.Command(transaction, "UPDATE Accounts SET WriteSequence = WriteSequence + 1 WHERE Id = $0", account).ExecuteNonQuery();
        var saved = connection.Command(
            transaction,
            """
            UPDATE Contacts SET LastName = $0, FirstName = $1, NormalizedLastName = $2, NormalizedFirstName = $3, Email = $4,
                NormalizedEmail = $5, Language = $6, TimeZone = $7, ValidUntil = $8, UpdatedAt = $9 WHERE Id = $10 AND AccountId = $11
            """,
            values[0], values[1], NormalizedText.Of(values[0]), NormalizedText.Of(values[1]), values[3], NormalizedText.Of(values[3]),
            values[4], values[5], values[6], DateTime.UtcNow, id, account).ExecuteNonQuery();
        transaction.Commit();
        return saved == 1;
    }

    private static SignedInReader Reader(HttpContext context) => context.Features.Get<SignedInReader>()!;

    private static IResult Html(string page) => Results.Content(page, "text/html; charset=utf-8");
}
