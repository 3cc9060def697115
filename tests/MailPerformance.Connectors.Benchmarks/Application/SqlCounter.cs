using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace MailPerformance.Connectors.Benchmarks.Application;

/// <summary>
/// Counts the SQL commands that EF sends in this process, in a file of eight bytes that another process reads meanwhile: by EF's
/// diagnostic events, so that the published program itself is counted and nothing of it need be known here.
/// </summary>
internal sealed class SqlCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Environment variable with the file's name.</summary>
    public const string Variable = "BENCHMARK_SQL_COUNT";

    private const string Executed = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted";

    private readonly MemoryMappedViewAccessor _count;
    private long _value;

    private static SqlCounter? _present;

    private SqlCounter(string file) => _count = Open(file);

    public static void Begin(string file) => DiagnosticListener.AllListeners.Subscribe(_present = new SqlCounter(file));

    /// <summary>A command that EF does not know of.</summary>
    public static void CountOne() => _present?.Count();

    public static MemoryMappedViewAccessor Open(string file) =>
        MemoryMappedFile.CreateFromFile(file, FileMode.OpenOrCreate, null, sizeof(long)).CreateViewAccessor();

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this, name => name == Executed);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value) => Count();

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private void Count() => _count.Write(0, Interlocked.Increment(ref _value));
}
