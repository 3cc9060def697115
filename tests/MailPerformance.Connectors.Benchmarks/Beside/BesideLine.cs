using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Beside;

/// <summary>One thing that all programs are asked for.</summary>
/// <param name="OfOthers">The address by what it begins with and a number; null: these are saves.</param>
/// <param name="OfOurs">The address by number; null: these are saves.</param>
/// <param name="Ids">The contacts that are saved.</param>
/// <param name="SavesOneIn">One request in so many is a save; 0: none is, or all are.</param>
internal sealed record BesideLine(
    string Name, Func<string, int, string>? OfOthers, Func<int, string>? OfOurs, IReadOnlyList<long> Ids, int SavesOneIn = 0)
{
    public bool HasSaves => OfOurs is null || SavesOneIn > 0;

    public bool IsSave(int number) => OfOurs is null || (SavesOneIn > 0 && number % SavesOneIn == 0);
}

/// <summary>What is compared, on a filled file.</summary>
internal static class BesideLines
{
    private const string List = "/administration/contacts";

    public static IReadOnlyList<BesideLine> On(Sampled file)
    {
        var (ids, parts, beginnings) = (file.Ids(), file.Parts(), file.Beginnings());
        var page = Math.Min(1000, file.Contacts / file.PageSize);
        string Part(int number) => Uri.EscapeDataString(parts[number % parts.Count]);
        string Beginning(int number) => Uri.EscapeDataString(beginnings[number % beginnings.Count]);
        long Id(int number) => ids[number % ids.Count];
        return
        [
            new("contacts list", (prefix, _) => $"{prefix}/list", _ => List, ids),
            new($"list, page {page:#,0}", (prefix, _) => $"{prefix}/list?page={page}", _ => $"{List}?page={page}", ids),
            new("part of a word", (prefix, n) => $"{prefix}/part?q={Part(n)}", n => $"{List}?recherche={Part(n)}", ids),
            new("beginning of a word", (prefix, n) => $"{prefix}/beginning?q={Beginning(n)}", n => $"{List}?recherche={Beginning(n)}", ids),
            new("connectors list", (prefix, _) => $"{prefix}/connectors", _ => "/parametrages/connecteurs", ids),
            new("Informations, open", (prefix, n) => $"{prefix}/informations/{Id(n)}", n => $"{List}/{Id(n)}/informations", ids),
            new("Informations, save", null, null, ids),
            new("list, one request in ten a save", (prefix, _) => $"{prefix}/list", _ => List, ids, SavesOneIn: 10),
        ];
    }
}
