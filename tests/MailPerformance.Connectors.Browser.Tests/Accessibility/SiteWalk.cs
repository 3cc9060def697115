using System.Text.RegularExpressions;
using MailPerformance.Connectors.Browser.Tests.Hosting;

namespace MailPerformance.Connectors.Browser.Tests.Accessibility;

/// <summary>
/// Follows every link to a page from every page that somebody may open; of pages that differ by a number only, and of the chapters of the
/// guide, the first two.
/// </summary>
public sealed partial class SiteWalk(Visitor visitor)
{
    private const int OfEachKind = 2;

    private readonly Queue<string> _ahead = new();
    private readonly Dictionary<string, HashSet<string>> _seen = [];

    public IEnumerable<string> Visited => _seen.Values.SelectMany(paths => paths);

    public async Task WalkAsync(IEnumerable<string> doors, Func<string, Task> look)
    {
        foreach (var door in doors)
        {
            Remember(door);
        }

        while (_ahead.TryDequeue(out var path))
        {
            await visitor.OpenAsync(path);
            await look(path);
            foreach (var link in await LinksAsync())
            {
                Remember(link);
            }
        }
    }

    [GeneratedRegex(@"\d+|(?<=^/aide/)[^/]+")]
    private static partial Regex SameKindRegex();

    private void Remember(string path)
    {
        var kind = SameKindRegex().Replace(path, "0");
        var paths = _seen.TryGetValue(kind, out var known) ? known : _seen[kind] = [];
        if (paths.Count < OfEachKind && paths.Add(path))
        {
            _ahead.Enqueue(path);
        }
    }

    private Task<string[]> LinksAsync() => visitor.Page.EvaluateAsync<string[]>(
        "() => [...document.links].filter(link => link.origin === location.origin && !link.hasAttribute('download'))"
        + ".map(link => link.pathname)");
}
