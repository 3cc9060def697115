using System.Globalization;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

public static class AccessReviewAddresses
{
    public const string Current = "/administration/revue";
    public const string Past = Current + "/precedentes";
    public const string RegisterCsv = Current + "/registre-csv";
    public const string RegisterXlsx = Current + "/registre-xlsx";
    public const string RecordRoute = Current + "/{id:long}";
    public const string DecideRoute = RecordRoute + "/lignes/{number:int}";
    public const string EndRoute = RecordRoute + "/terminer";

    /// <summary>The number of the row before the first of a page.</summary>
    public const string AfterName = "apres";

    /// <summary>The review before which those of a page are.</summary>
    public const string BeforeName = "avant";

    public static string After(int number) => string.Create(CultureInfo.InvariantCulture, $"{Current}?{AfterName}={number}");

    public static string Row(int after, int number) => $"{After(after)}#{RowPart(number)}";

    public static string RowPart(int number) => "ligne-" + number.ToString(CultureInfo.InvariantCulture);

    public static string PastBefore(long id) => string.Create(CultureInfo.InvariantCulture, $"{Past}?{BeforeName}={id}");

    public static string Record(long id) => Addresses.Fill(RecordRoute, id);

    public static string Decide(long id, int number) => Addresses.Fill(DecideRoute, id, number);

    public static string End(long id) => Addresses.Fill(EndRoute, id);
}
