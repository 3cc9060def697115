using System.CommandLine;
using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary>What an operator does for one contact: <c>account link</c>, <c>restore</c> and <c>reset-second-factor</c>.</summary>
internal static class ContactCommands
{
    public static Command Link(IServiceProvider services)
    {
        var login = Login();
        var command = new Command("link", "Prints a new one-time password link, for an administrator who has no other way in.") { login };
        command.SetAction((parsed, _) => ForContactAsync(services, null, parsed.GetRequiredValue(login), (scope, contact) =>
            PrintLinkAsync(scope, contact.Id, () => scope.GetRequiredService<SignInAlerts>().OperatorsLinkAsync(contact.Id), contact)));
        return command;
    }

    public static Command Restore(IServiceProvider services)
    {
        var account = new Option<string>("--account") { Description = "Code of the account.", Required = true };
        var login = Login();
        var administrator = new Option<bool>("--administrator") { Description = "Gives the role Administrateur back as well." };
        var command = new Command(
            "restore",
            "Lets a contact in again whom nobody of the account can help: ends its block and its end date, and prints a one-time link.")
        {
            account, login, administrator,
        };
        command.SetAction((parsed, _) => ForContactAsync(
            services, parsed.GetRequiredValue(account), parsed.GetRequiredValue(login),
            (scope, contact) => RestoreAsync(scope, contact.Id, parsed.GetValue(administrator))));
        return command;
    }

    public static Command ResetSecondFactor(IServiceProvider services)
    {
        var login = Login();
        var command = new Command(
            "reset-second-factor", "Takes the second factor away from a contact who has lost it and whom nobody else can help.") { login };
        command.SetAction((parsed, _) => ForContactAsync(services, null, parsed.GetRequiredValue(login), async (scope, contact) =>
        {
            var result = await scope.GetRequiredService<SecondFactors>().ResetByCommandAsync(contact.Id);
            Console.WriteLine(
                result.Value ? "The password alone is enough again, until a second factor is turned on." : "There was no second factor.");
            return 0;
        }));
        return command;
    }

    /// <param name="tell">What is to happen before the link is shown.</param>
    /// <param name="contact">Named in the advice when there is no link to give; null: none is given.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> PrintLinkAsync(
        IServiceProvider services, long contactId, Func<Task>? tell = null, FoundContact? contact = null)
    {
        var code = await services.GetRequiredService<PasswordLinks>().CreateByCommandAsync(contactId);
        if (!code.IsDone)
        {
            await PrintErrorsAsync(code);
            if (contact is not null && code.Errors.All(error => error.Field != nameof(Account.IsActive)))
            {
                await Console.Error.WriteLineAsync(Texts.T("Command_Restore", contact.AccountCode, contact.Login));
            }

            return 1;
        }

        if (tell is not null)
        {
            await tell();
        }

        if (string.IsNullOrEmpty(services.GetRequiredService<IConfiguration>()["PublicUrl"]))
        {
            await Console.Error.WriteLineAsync("PublicUrl is not set: replace http://localhost:5080 in the link by the public address.");
        }

        Console.WriteLine($"One-time password link, good for {PasswordLinks.Lifetime.Days} days:");
        Console.WriteLine(services.GetRequiredService<PublicAddress>().PasswordLink(contactId, code.Value!, request: null));
        return 0;
    }

    private static Option<string> Login() =>
        new("--login") { Description = "Whole login of a contact, with the account's code.", Required = true };

    private static async Task<int> RestoreAsync(IServiceProvider services, long contactId, bool asAdministrator)
    {
        var result = await services.GetRequiredService<AccessRestore>().RunAsync(contactId, asAdministrator);
        if (!result.IsDone)
        {
            await PrintErrorsAsync(result);
            return 1;
        }

        var (login, isAdministrator, lastDay) = result.Value!;
        var end = lastDay is { } day ? $"until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "without an end date";
        Console.WriteLine($"{login} can sign in again, {end}.");
        Console.WriteLine(login + (isAdministrator ? " is an administrator." : " is no administrator; --administrator gives the role."));
        return await PrintLinkAsync(services, contactId);
    }

    private static async Task PrintErrorsAsync<T>(WriteResult<T> result)
    {
        foreach (var error in result.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }
    }

    private static async Task<int> ForContactAsync(
        IServiceProvider services, string? accountCode, string login, Func<IServiceProvider, FoundContact, Task<int>> work)
    {
        await using var scope = services.CreateAsyncScope();
        var normalized = NormalizedText.Of(login);
        var code = accountCode?.Trim().ToUpperInvariant();
        var contact = await scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Contacts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.NormalizedUserName == normalized && (code == null || found.Account.Code == code))
            .Select(found => new FoundContact(found.Id, found.AccountId, found.Account.Code, found.UserName!))
            .SingleOrDefaultAsync();
        if (contact is null)
        {
            await Console.Error.WriteLineAsync($"There is no contact '{login}'" + (code is null ? "." : $" in the account '{code}'."));
            return 1;
        }

        scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(contact.AccountId, Entrance.Command);
        return await work(scope.ServiceProvider, contact);
    }

    /// <summary>Whom a command is about.</summary>
    internal sealed record FoundContact(long Id, long AccountId, string AccountCode, string Login);
}
