using System.Globalization;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

public static class JournalAddresses
{
    public const string List = "/administration/journal";
    public const string EventsRoute = List + "/evenements";
    public const string ExportCsv = List + "/export-csv";
    public const string ExportXlsx = List + "/export-xlsx";

    /// <summary>Everything that concerns the contact.</summary>
    public static string OfContact(long id) => string.Create(CultureInfo.InvariantCulture, $"{List}?{JournalListQuery.ContactName}={id}");

    /// <summary>Everything about one role, connector or campaign.</summary>
    public static string Of(JournalSubject subject, long id) =>
        string.Create(CultureInfo.InvariantCulture, $"{List}?{JournalListQuery.SubjectName}={subject}&{JournalListQuery.IdName}={id}");

    public static string Events(string seen) => Addresses.After(EventsRoute, seen);
}
