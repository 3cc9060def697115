using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Sqlite;

internal sealed class SqliteErrors(string file) : IDatabaseErrors
{
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The sentence about a file or a folder that the program's user may not write.</summary>
    public static string NotWritable(string file) =>
        $"The file '{file}' of the database cannot be opened or written: let the program's user write it and its folder, "
        + "or name another file in ConnectionStrings:Connectors.";

    /// <summary>Somebody else has the file.</summary>
    public static bool IsBusy(SqliteException failure) => failure.SqliteErrorCode is Busy or Locked;

    /// <summary>What is written is refused, rather than what is read.</summary>
    public static bool IsOfDisk(SqliteException failure) => failure.SqliteErrorCode is ReadOnly or IoError or Full or CannotOpen;

    public bool HasOneWriter => true;

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint };

    public string? WhyUnusable(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException failure)
            {
                return Sentence(failure.SqliteErrorCode);
            }
        }

        return null;
    }

    private string? Sentence(int code) => code switch
    {
        CannotOpen or ReadOnly => NotWritable(file),
        NotADatabase => $"The file '{file}' is not an SQLite database: name another file in ConnectionStrings:Connectors.",
        Corrupt => $"The file '{file}' of the database is damaged: put a backup in its place.",
        IoError => $"The file '{file}' of the database cannot be read or written: it must be a file, on a local disk that works.",
        Full => $"The disk with the file '{file}' of the database is full: make room on it.",
        _ => null,
    };
}
