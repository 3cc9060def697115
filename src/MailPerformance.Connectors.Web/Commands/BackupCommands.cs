using System.CommandLine;
using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Commands;

/// <summary><c>backup</c>: a copy of the database while the program serves, tried by restoring it, and put back.</summary>
public static class BackupCommands
{
    public const string Word = "backup";

    public static Command Create(IServiceProvider services)
    {
        var backup = services.GetRequiredService<IDatabaseBackup>();
        var trial = new BackupTrial(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>());
        return new Command(Word, "Backups of an SQLite database.")
        {
            OnFile("create", "Writes a backup, with a manifest beside it, also while the program serves.", async (file, cancellation) =>
            {
                var manifest = await backup.CreateAsync(file, cancellation);
                Console.WriteLine($"The backup '{file}' is written: {Said(manifest)}");
                Console.WriteLine("'backup verify' tries it.");
            }),
            OnFile("verify", "Restores a backup to a file of its own and looks at it from all sides.", async (file, cancellation) =>
            {
                var manifest = await backup.VerifyAsync(file, trial.RunAsync, cancellation);
                Console.WriteLine($"The backup '{file}' is good: {Said(manifest)}");
            }),
            OnFile("restore", "Puts a backup in the place of the database, while nobody works with it.", async (file, cancellation) =>
            {
                var restored = await backup.RestoreAsync(file, trial.RunAsync, cancellation);
                Console.WriteLine($"The backup '{file}' is restored: {Said(restored.Manifest)}");
                foreach (var (table, rows) in restored.Manifest.Tables.Where(table => table.Value > 0))
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {table}: {rows}"));
                }

                Console.WriteLine(restored.Kept is { } kept
                    ? $"The database that was there is kept as '{kept}'."
                    : "There was no database before.");
                Console.WriteLine("Before you start the program, read in docs/operations.md what to do after a restore.");
            }),
        };
    }

    private static Command OnFile(string name, string description, Func<string, CancellationToken, Task> work)
    {
        var file = new Argument<string>("file") { Description = "The file of the backup." };
        var command = new Command(name, description) { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await work(parsed.GetRequiredValue(file), cancellation);
                return 0;
            }
            catch (BackupRefusedException refused)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }
        });
        return command;
    }

    private static string Said(BackupManifest manifest) => string.Create(
        CultureInfo.InvariantCulture,
        $"as of {manifest.MadeAt:yyyy-MM-dd HH:mm:ss} UTC, {manifest.Rows} rows in {manifest.Tables.Count} tables, "
        + $"{manifest.Journals.Count} journals, {manifest.Bytes} bytes, SHA-256 {manifest.Sha256}.");
}
