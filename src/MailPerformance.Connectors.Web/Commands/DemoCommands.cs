using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Demo;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>demo fill</c>: the example's account as large as a real one, in Development alone.</summary>
public static class DemoCommands
{
    public const string Word = "demo";

    private const int MostContacts = 10_000_000;

    public static Command Create(IServiceProvider services)
    {
        var contacts = new Option<int>("--contacts")
        {
            Description = "How many contacts there are to be beside the example's.",
            Required = true,
        };
        contacts.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var count) && count is < 1 or > MostContacts)
            {
                result.AddError($"--contacts is a number from 1 to {MostContacts}.");
            }
        });
        var fill = new Command("fill", "Adds contacts to the account FG3, the same for the same number: Development only.") { contacts };
        fill.SetAction((parsed, cancellation) => FillAsync(services, parsed.GetRequiredValue(contacts), cancellation));
        return new Command(Word, "Example data, in Development.") { fill };
    }

    private static async Task<int> FillAsync(IServiceProvider services, int count, CancellationToken cancellation)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await Console.Error.WriteLineAsync("'demo fill' is for Development only: these contacts have a public password.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        await services.GetRequiredService<IDatabaseMigration>().RunAsync(db, cancellation);
        await scope.ServiceProvider.GetRequiredService<MobileClients>().SyncAsync(cancellation);
        await services.GetRequiredService<DemoData>().FillAsync();
        var account = await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .SingleOrDefaultAsync(found => found.IsDemo && found.Code == DemoData.GuideAccount, cancellation);
        if (account is null)
        {
            await Console.Error.WriteLineAsync(
                $"The database has no example account {DemoData.GuideAccount}: use another one, or a new one.");
            return 1;
        }

        scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(account.Id, Entrance.Command);
        var hash = await db.Contacts.Where(contact => contact.PasswordHash != null).OrderBy(contact => contact.Id)
            .Select(contact => contact.PasswordHash!).FirstAsync(cancellation);
        var clock = Stopwatch.StartNew();
        var added = await services.GetRequiredService<DemoCrowd>().FillAsync(
            account.Id, count, hash, there => Say($"{there} of {count} contacts, {clock.Elapsed.TotalSeconds:0} s"));
        Say($"{(added == 0 ? "Nothing to add" : $"{added} contacts added in {clock.Elapsed.TotalSeconds:0} s")}: {await SumAsync(db)}.");
        return 0;
    }

    private static async Task<string> SumAsync(ConnectorsDbContext db) =>
        $"{DemoData.GuideAccount} has {await db.Contacts.CountAsync()} contacts, {await db.MobileConnectors.CountAsync()} connectors, "
        + $"{await db.MobileDevices.CountAsync()} devices and {await db.ContactSearchTerms.CountAsync()} search terms";

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
