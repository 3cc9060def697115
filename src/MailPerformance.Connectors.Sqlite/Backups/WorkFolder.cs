using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Sqlite.Backups;

/// <summary>
/// A folder beside a file, on the same disk, in which that file is made before it gets its name. It goes with all that is in it; whoever
/// dies leaves it behind, under a name that nobody takes for the file.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder;

    private WorkFolder(DirectoryInfo folder) => _folder = folder;

    /// <summary>Where the file is made.</summary>
    public string File => Path.Combine(_folder.FullName, "database");

    public string Manifest => Path.Combine(_folder.FullName, "manifest");

    /// <exception cref="BackupRefusedException">Nothing can be written there.</exception>
    public static WorkFolder Beside(string file)
    {
        var path = $"{file}.partial-{Guid.NewGuid():N}";
        try
        {
            // What is in it opens every account: for its maker alone.
            return new WorkFolder(OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"Nothing can be written beside '{file}': {refused.Message}", refused);
        }
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What has been done is done; the folder says by its name that it is nobody's.
        }
    }
}
