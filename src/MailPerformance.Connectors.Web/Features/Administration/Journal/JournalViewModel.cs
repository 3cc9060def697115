using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <param name="Steps">Null: there are no other pages.</param>
/// <param name="LookedTo">From where on to look further; null: nothing is left to look at, or the page is full.</param>
/// <param name="IsAuthorUnknown">Nobody has the login that is asked for.</param>
public sealed record JournalViewModel(
    JournalListQuery Query, IReadOnlyList<JournalLine> Lines, PageSteps? Steps, long? LookedTo, bool IsAuthorUnknown = false)
{
    /// <summary>New entries come in at the top of the newest page alone.</summary>
    public bool IsLive => Query.Before is null && Query.After is null;

    /// <summary>Whose or what history it is, by the name in the newest entry; null: everybody's, or nothing is shown.</summary>
    public string? HistoryOf => Query.Contact is null && Query is not { Subject: not null, Id: not null } ? null
        : NameOfHistory is { Length: > 0 } name ? T("Journal_Of", name) : T("Journal_History");

    private string? NameOfHistory => Query.Contact is not null ? Lines.Select(line => line.Contact).FirstOrDefault(name => name is not null)
        : Query is { Subject: not null, Id: not null } && Lines.Count > 0
            ? string.Join(" – ", new[] { Lines[0].Subject, Lines[0].Contact }.OfType<string>())
        : null;

    /// <summary>Number of the newest entry that is shown; 0: there is none.</summary>
    public long Newest => Lines.Count == 0 ? 0 : Lines[0].Number;

    public IEnumerable<SelectListItem> Kinds
    {
        get
        {
            var groups = Enum.GetValues<JournalSubject>().ToDictionary(
                subject => subject, subject => new SelectListGroup { Name = T("JournalSubject_" + subject) });
            return groups.SelectMany(group => JournalKinds.About(group.Key).Select(kind =>
                new SelectListItem(T("JournalKind_" + kind), kind.ToString(), kind == Query.Kind) { Group = group.Value }));
        }
    }
}

/// <summary>What an entry names and is still there, for this reader.</summary>
public sealed record JournalThere(IReadOnlySet<(JournalSubject Subject, long Id)> Ids)
{
    public static readonly JournalThere Nothing = new(new HashSet<(JournalSubject, long)>());

    /// <summary>The reader may open the records of access reviews.</summary>
    public bool SeesReviews { get; init; }

    public bool Has(JournalSubject subject, long? id) => id is { } known && Ids.Contains((subject, known));
}
