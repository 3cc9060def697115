using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Growth;

/// <summary>What a person waits for, on a file of any size.</summary>
internal static class GrowthLines
{
    private const string List = "/administration/contacts";
    private const string Journal = "/administration/journal";
    private const string Connectors = "/parametrages/connecteurs";

    public static IReadOnlyList<GrowthLine> On(Sampled file)
    {
        var ids = file.Ids();
        var last = (file.Contacts + file.PageSize - 1) / file.PageSize;
        return
        [
            new PageLine("list, page 1", _ => List),
            new PageLine("list, page 1,000 or the last", _ => $"{List}?page={Math.Min(1000, last)}"),
            new PageLine("list, last page", _ => $"{List}?page={last}"),
            new PageLine("list, by end date", _ => $"{List}?tri=fin"),
            PageLine.Search("search, one hit", file.Logins()),
            PageLine.Search("search, beginning of a common word", file.Beginnings()),
            PageLine.Search("search, part of a word", file.Parts()),
            PageLine.Search("search, two words, few hits", file.FullNames()),
            PageLine.Search("search, two common words", file.CommonPairs()),
            new PageLine("first page", _ => "/"),
            new PageLine("connectors", _ => Connectors),
            new PageLine("connectors, last page", _ => $"{Connectors}?plateforme=iphone&partie=fin"),
            new PageLine("journal, page 1", _ => Journal),
            new PageLine("journal, of one kind", _ => $"{Journal}?type=ContactCreated"),
            new PageLine("journal, of one contact", number => $"{Journal}?contact={ids[number]}", ids.Count),
            new PageLine("journal, the oldest page", _ => $"{Journal}?apres=0"),
            new PageLine("journal, kind and author", _ => $"{Journal}?type=SignedIn&auteur={Sampled.Administrator}"),
            new PageLine("Informations, open", number => $"{List}/{ids[number]}/informations", ids.Count),
            new SaveLine("Informations, save a time zone", ids, Changes.TimeZone),
            new SaveLine("Informations, save a first name", ids, Changes.FirstName),
            new ListAfterSaveLine("list, page 1, after a save", ids),
        ];
    }
}
