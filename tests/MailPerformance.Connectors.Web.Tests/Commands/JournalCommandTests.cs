using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary><c>journal verify</c> and <c>journal export</c>.</summary>
[Collection(AdministrationHost.Name)]
public sealed class JournalCommandTests(ConnectorsFactory host) : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Verify_OfAnUntouchedJournal_IsZero_AndOfAnAlteredOneIsNot()
    {
        var account = await host.CreateAccountAsync();
        await account.AsAdministrator(core => core.Groups.AddAsync("Un"));

        Assert.Equal(0, await RunAsync("journal", "verify", "--account", account.Code));
        await account.Inside(core => core.Db.JournalEntries.OrderByDescending(entry => entry.Number).Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Kind, JournalKind.GroupDeleted)));

        Assert.Equal(1, await RunAsync("journal", "verify", "--account", account.Code));
        Assert.Equal(1, await RunAsync("journal", "verify", "--account", "zzz"));
    }

    [Fact]
    public async Task Export_WritesEveryEntry_AndNeverOverAFile()
    {
        var account = await host.CreateAccountAsync();
        await account.AsAdministrator(core => core.Groups.AddAsync("Un"));

        Assert.Equal(0, await RunAsync("journal", "export", "--account", account.Code, "--file", _file));
        var lines = await File.ReadAllLinesAsync(_file);
        Assert.Equal(1, await RunAsync("journal", "export", "--account", account.Code, "--file", _file));

        Assert.Equal(await account.Inside(core => core.Db.JournalEntries.CountAsync()), lines.Length - 2);
        Assert.Equal(lines, await File.ReadAllLinesAsync(_file));
        Assert.True(await account.Inside(core => core.Db.JournalNotes.AnyAsync(note => note.Kind == JournalKind.JournalExported)));
        Assert.NotEqual(0, await RunAsync("journal", "export", "--account", account.Code));
        Assert.Equal(1, await RunAsync("journal", "export", "--account", "zzz", "--file", _file + "x"));
    }

    private Task<int> RunAsync(params string[] args) => ConnectorsCommands.RunAsync(host.Services, args);
}
