using System.CommandLine;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>journal</c>: whether the journals are as they were written, and one of them for an auditor.</summary>
public static class JournalCommands
{
    public const string Word = "journal";

    public static Command Create(IServiceProvider services)
    {
        var one = new Option<string?>("--account") { Description = "Code of the account; without it all are verified." };
        var verify = new Command("verify", "Walks the chain of each journal. Exit code 1 when one does not hold.") { one };
        verify.SetAction((parsed, cancellation) => VerifyAsync(services, parsed.GetValue(one), cancellation));

        var account = new Option<string>("--account") { Description = "Code of the account.", Required = true };
        var file = new Option<string>("--file") { Description = "The file to write; it must not be there yet.", Required = true };
        var export = new Command("export", "Writes a journal as JSON lines, which can be verified without this program.") { account, file };
        export.SetAction((parsed, cancellation) =>
            ExportAsync(services, parsed.GetRequiredValue(account), parsed.GetRequiredValue(file), cancellation));
        return new Command(Word, "The activity journal.") { verify, export };
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, string? code, CancellationToken cancellation)
    {
        var accounts = await AccountsAsync(services, code, cancellation);
        if (accounts.Count == 0 && code is not null)
        {
            await Console.Error.WriteLineAsync($"There is no account '{code}'.");
            return 1;
        }

        var holds = true;
        foreach (var (id, name) in accounts)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentAccount>().Enter(id);
            var verdict = await scope.ServiceProvider.GetRequiredService<JournalVerifier>().VerifyAsync(cancellation);
            if (verdict.Holds)
            {
                Console.WriteLine($"{name}: {verdict.Entries} entries hold.");
                continue;
            }

            holds = false;
            await Console.Error.WriteLineAsync($"{name}: {Said(verdict)}; {verdict.Entries} before it do.");
        }

        return holds ? 0 : 1;
    }

    /// <summary>Which entry does not fit, and why.</summary>
    internal static string Said(JournalVerdict verdict) =>
        $"entry {verdict.Number} does not fit ({ReasonOf(verdict.Fault!.Value)})";

    private static string ReasonOf(JournalFault fault) => fault switch
    {
        JournalFault.Mark => "what stands for the entries before it is not signed by this installation",
        JournalFault.Missing => "it is missing",
        JournalFault.Hash => "it is not the one that was written",
        JournalFault.Columns => "what it is filtered by was altered",
        JournalFault.Values => "a name or value in it was altered",
        _ => "the chain ends in another way than the account says",
    };

    private static async Task<int> ExportAsync(IServiceProvider services, string code, string path, CancellationToken cancellation)
    {
        if (await AccountsAsync(services, code, cancellation) is not [var (id, name)])
        {
            await Console.Error.WriteLineAsync($"There is no account '{code}'.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccount>().EnterUnattended(id, Entrance.Command);
        StreamWriter writer;
        try
        {
            writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }

        await using (writer)
        {
            // Who takes the journal out is in it: in this very file from the next time on.
            await scope.ServiceProvider.GetRequiredService<JournalNotes>()
                .KeepAsync(id, JournalKind.JournalExported, Entrance.Command, null);
            var written = await scope.ServiceProvider.GetRequiredService<JournalArchive>().WriteAsync(writer, cancellation);
            Console.WriteLine($"{name}: {written} entries written.");
        }

        return 0;
    }

    /// <param name="code">Of the one that is wanted; null: all.</param>
    internal static async Task<List<(long Id, string Code)>> AccountsAsync(
        IServiceProvider services, string? code, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var wanted = code?.Trim().ToUpperInvariant();
        var rows = await scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>().Accounts
            .IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(account => wanted == null || account.Code == wanted)
            .OrderBy(account => account.Code).Select(account => new { account.Id, account.Code }).ToListAsync(cancellation);
        return rows.ConvertAll(row => (row.Id, row.Code));
    }
}
