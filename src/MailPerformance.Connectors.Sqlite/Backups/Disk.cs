using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MailPerformance.Connectors.Sqlite.Backups;

/// <summary>What is written here is on the disk, also when the power goes in the next instant.</summary>
internal static class Disk
{
    private const int BufferSize = 1024 * 1024;
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void FlushFile(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>The names in a folder; Windows keeps them without being asked.</summary>
    public static void FlushFolderOf(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // .NET opens no folder.
        var folder = Open(Path.GetDirectoryName(Path.GetFullPath(file))!, 0);
        if (folder >= 0)
        {
            _ = Fsync(folder);
            _ = Close(folder);
        }
    }

    public static void KeepForOwner(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, OwnersAlone);
        }
    }

    /// <summary>Whoever may read and write the one may do so with the other.</summary>
    public static void CopyMode(string from, string to)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(from))
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }

    /// <returns>Length and SHA-256 of what was copied; or, without a target, of what was read.</returns>
    public static async Task<(long Length, string Sha256)> CopyAsync(string from, string? to, CancellationToken cancellation)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);
        await using var target = to is null ? null : new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[BufferSize], 0L);
        while (await source.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            length += read;
            if (target is not null)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Fsync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
