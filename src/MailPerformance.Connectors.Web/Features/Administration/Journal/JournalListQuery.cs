using System.Globalization;
using MailPerformance.Connectors.Core.Journal;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>What the address of the journal says: which entries, and from which on.</summary>
public sealed class JournalListQuery
{
    public const string FromName = "du";
    public const string ToName = "au";
    public const string AuthorName = "auteur";
    public const string ContactName = "contact";
    public const string SubjectName = "sujet";
    public const string IdName = "id";
    public const string KindName = "type";
    public const string BeforeName = "avant";
    public const string AfterName = "apres";
    public const int AuthorMaxLength = 256;

    /// <summary>First day, in the reader's zone.</summary>
    [FromQuery(Name = FromName)]
    public DateOnly? From { get; set; }

    /// <summary>Last day, in the reader's zone.</summary>
    [FromQuery(Name = ToName)]
    public DateOnly? To { get; set; }

    /// <summary>The login of who did it.</summary>
    [FromQuery(Name = AuthorName)]
    public string? Author { get; set; }

    /// <summary>Whom it concerns.</summary>
    [FromQuery(Name = ContactName)]
    public long? Contact { get; set; }

    [FromQuery(Name = SubjectName)]
    public JournalSubject? Subject { get; set; }

    [FromQuery(Name = IdName)]
    public long? Id { get; set; }

    [FromQuery(Name = KindName)]
    public JournalKind? Kind { get; set; }

    /// <summary>Entries with a smaller number alone: an older page.</summary>
    [FromQuery(Name = BeforeName)]
    public long? Before { get; set; }

    /// <summary>Entries with a greater number alone: a newer page.</summary>
    [FromQuery(Name = AfterName)]
    public long? After { get; set; }

    public bool IsFiltered => From is not null || To is not null || !string.IsNullOrWhiteSpace(Author) || Contact is not null
        || Subject is not null || Kind is not null;

    /// <summary>The same entries from another number on; none: from the newest.</summary>
    public string At(string? name = null, long? number = null) => JournalAddresses.List + QueryOf(name, number);

    /// <summary>The filters alone.</summary>
    public string QueryOf(string? name = null, long? number = null)
    {
        var query = new QueryBuilder();
        Add(FromName, From?.ToString("O", CultureInfo.InvariantCulture));
        Add(ToName, To?.ToString("O", CultureInfo.InvariantCulture));
        Add(AuthorName, Author);
        Add(ContactName, Contact?.ToString(CultureInfo.InvariantCulture));
        Add(SubjectName, Subject?.ToString());
        Add(IdName, Subject is null ? null : Id?.ToString(CultureInfo.InvariantCulture));
        Add(KindName, Kind?.ToString());
        Add(name ?? BeforeName, number?.ToString(CultureInfo.InvariantCulture));
        return query.ToString();

        void Add(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(key, value);
            }
        }
    }
}
