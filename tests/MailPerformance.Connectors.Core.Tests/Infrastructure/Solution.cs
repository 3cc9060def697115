namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Files of the solution, for tests about the source itself.</summary>
internal static class Solution
{
    public static string Directory { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Path and text of every C# file under src, less what is generated.</summary>
    public static IEnumerable<(string Path, string Text)> Sources() =>
        System.IO.Directory.EnumerateFiles(Path.Combine(Directory, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Directory, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.Contains("/Migrations/"))
            .Select(path => (path, File.ReadAllText(Path.Combine(Directory, path))));

    private static string Find(DirectoryInfo? directory)
    {
        while (directory is not null && !directory.EnumerateFiles("*.sln").Any())
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("No solution above the tests.");
    }
}
