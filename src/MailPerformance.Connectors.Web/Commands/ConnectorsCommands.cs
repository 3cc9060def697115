using System.CommandLine;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary>
/// What an operator does with this same program instead of serving pages: <c>migrate</c>, <c>account</c>, <c>campaigns</c>,
/// <c>platform</c>, <c>journal</c>, <c>keys</c>, <c>backup</c>, <c>demo</c>.
/// </summary>
public static class ConnectorsCommands
{
    private const string Migrate = "migrate";
    private const string AccountWord = "account";

    public static bool IsCommand(string[] args) =>
        args.FirstOrDefault() is Migrate or AccountWord or CampaignCommands.Word or PlatformCommands.Word or JournalCommands.Word
            or KeyCommands.Word or BackupCommands.Word or DemoCommands.Word;

    /// <returns>The exit code: 0 when it is done.</returns>
    /// <exception cref="CannotStartException">The database cannot be used as it is configured.</exception>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        SpeakTheOperatorsLanguage();
        var root = new RootCommand("MailPerformance Connectors")
        {
            MigrateCommand(services), AccountCommand(services), CampaignCommands.Create(services), PlatformCommands.Create(services),
            JournalCommands.Create(services), KeyCommands.Create(services), BackupCommands.Create(services),
            DemoCommands.Create(services),
        };
        try
        {
            // Those of backups say for themselves whether they share the database.
            using var held = args[0] == BackupCommands.Word ? null : services.GetRequiredService<IDatabaseBackup>().Hold();
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (services.GetRequiredService<IDatabaseErrors>().WhyUnusable(failure) is { } reason)
        {
            throw new CannotStartException(reason, failure);
        }
        catch (Exception failure) when (failure is not CannotStartException)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            return 1;
        }
    }

    // What rules and checks say: in the machine's language when the product has it, else in English like the commands themselves.
    private static void SpeakTheOperatorsLanguage()
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(Languages.All.Contains(language) ? language : "en");
    }

    private static Command MigrateCommand(IServiceProvider services)
    {
        var command = new Command(Migrate, "Creates the database or brings it up to date.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
            await services.GetRequiredService<IDatabaseMigration>().RunAsync(db, cancellation);
            await services.GetRequiredService<IDatabaseUpkeep>().RefreshStatisticsAsync(db, cancellation);
            await scope.ServiceProvider.GetRequiredService<MobileClients>().SyncAsync(cancellation);
            Console.WriteLine("The database is up to date.");
            return 0;
        });
        return command;
    }

    private static Command AccountCommand(IServiceProvider services)
    {
        var code = Required("--code", "Three letters or digits; the login of every contact begins with it.");
        var name = Required("--name", "Name of the account.");
        var firstName = Required("--first-name", "First name of the first administrator.");
        var lastName = Required("--last-name", "Last name of the first administrator.");
        var login = Required("--login", "Login of the first administrator, without the account's code.");
        var email = Required("--email", "E-mail of the first administrator.");
        var language = new Option<string>("--language") { Description = "fr or en.", DefaultValueFactory = _ => Languages.Default };
        var timeZone = new Option<string>("--time-zone") { Description = "IANA name.", DefaultValueFactory = _ => "Europe/Paris" };

        var create = new Command("create", "Creates an account and prints the one-time password link of its first administrator.")
        {
            code, name, firstName, lastName, login, email, language, timeZone,
        };
        create.SetAction((parsed, _) => CreateAsync(
            services,
            parsed.GetRequiredValue(code),
            parsed.GetRequiredValue(name),
            new ContactDetails
            {
                FirstName = parsed.GetRequiredValue(firstName),
                LastName = parsed.GetRequiredValue(lastName),
                LoginName = parsed.GetRequiredValue(login),
                Email = parsed.GetRequiredValue(email),
                Language = parsed.GetRequiredValue(language),
                TimeZone = parsed.GetRequiredValue(timeZone),
                NotifyOnActionChange = true,
                RowsPerTable = 25,
            }));

        return new Command(AccountWord, "Accounts.")
        {
            create, ContactCommands.Link(services), ContactCommands.Restore(services), ContactCommands.ResetSecondFactor(services),
        };
    }

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };

    private static async Task<int> CreateAsync(IServiceProvider services, string code, string name, ContactDetails administrator)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<AccountInstaller>().CreateAsync(code, name, administrator);
        if (!result.IsDone)
        {
            foreach (var error in result.Errors)
            {
                await Console.Error.WriteLineAsync($"{error.Field}: {error.Message}");
            }

            return 1;
        }

        Console.WriteLine($"Account {code.Trim().ToUpperInvariant()} is created.");
        var current = scope.ServiceProvider.GetRequiredService<CurrentAccount>();
        current.EnterUnattended(current.AccountId!.Value, Entrance.Command);
        return await ContactCommands.PrintLinkAsync(scope.ServiceProvider, result.Value);
    }
}
