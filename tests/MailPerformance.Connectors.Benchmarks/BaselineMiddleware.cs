using System.Globalization;
using System.Net;
using System.Text;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>
/// What the list is compared with: the same cookie check, then the rows of the first page and their number read with ADO.NET and
/// written as a table by hand, without MVC, Razor or EF queries. Counting 100,000 rows is most of its work, so it also answers
/// without their number: the stricter comparison.
/// </summary>
internal sealed class BaselineMiddleware : IStartupFilter
{
    public const string Path = "/baseline";
    public const string PathWithoutNumber = "/baseline/rows";

    private const string Rows = """
        SELECT "Id", "LastName", "FirstName", "UserName", "ValidUntil" FROM "Contacts"
        WHERE "AccountId" = $account ORDER BY "NormalizedLastName", "NormalizedFirstName", "Id" LIMIT 25
        """;

    private const string Count = """SELECT COUNT(*) FROM "Contacts" WHERE "AccountId" = $account""";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        app.Use(async (context, following) =>
        {
            if (context.Request.Path == Path || context.Request.Path == PathWithoutNumber)
            {
                await AnswerAsync(context, isCounted: context.Request.Path == Path);
            }
            else
            {
                await following(context);
            }
        });
    };

    private static async Task AnswerAsync(HttpContext context, bool isCounted)
    {
        var current = (CurrentAccount)context.RequestServices.GetService(typeof(CurrentAccount))!;
        var db = (ConnectorsDbContext)context.RequestServices.GetService(typeof(ConnectorsDbContext))!;
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var account = command.CreateParameter();
        account.ParameterName = "$account";
        account.Value = current.AccountId;
        command.Parameters.Add(account);

        command.CommandText = Count;
        var total = isCounted ? await command.ExecuteScalarAsync() : null;
        command.CommandText = Rows;
        var html = new StringBuilder("<!DOCTYPE html><title>Contacts</title><table>");
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                html.Append("<tr>");
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    html.Append("<td>").Append(
                        WebUtility.HtmlEncode(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)));
                }
            }
        }

        html.Append("</table>").Append(CultureInfo.InvariantCulture, $"{total}");
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html.ToString());
    }
}
