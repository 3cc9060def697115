using System.Globalization;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Batches;

public static class BatchAddresses
{
    public const string List = "/administration/actions-groupees";
    public const string New = List + "/nouvelle";
    public const string OneRoute = List + "/{id:long}";
    public const string ActionRoute = OneRoute + "/action";
    public const string RunRoute = OneRoute + "/executer";
    public const string StopRoute = OneRoute + "/arreter";
    public const string UndoRoute = OneRoute + "/annuler";
    public const string ResultCsvRoute = OneRoute + "/resultat-csv";
    public const string ResultXlsxRoute = OneRoute + "/resultat-xlsx";

    /// <summary>The contacts of one outcome alone.</summary>
    public const string OutcomeName = "resultat";

    /// <summary>The number of the contact before the first of a page.</summary>
    public const string AfterName = "apres";

    /// <summary>The batch before which those of a page are.</summary>
    public const string BeforeName = "avant";

    /// <summary>To choose contacts of a list.</summary>
    /// <param name="list">The address of the list with all that it asks for.</param>
    public static string NewOf(string list) => New + (list.IndexOf('?') is >= 0 and var start ? list[start..] : "");

    public static string One(long id) => Addresses.Fill(OneRoute, id);

    public static string Items(long id, BatchOutcome? outcome, int after) => string.Create(
        CultureInfo.InvariantCulture,
        $"{One(id)}?{(outcome is null ? "" : $"{OutcomeName}={outcome}&")}{AfterName}={after}");

    public static string Action(long id) => Addresses.Fill(ActionRoute, id);

    public static string Run(long id) => Addresses.Fill(RunRoute, id);

    public static string Stop(long id) => Addresses.Fill(StopRoute, id);

    public static string Undo(long id) => Addresses.Fill(UndoRoute, id);

    public static string ResultCsv(long id) => Addresses.Fill(ResultCsvRoute, id);

    public static string ResultXlsx(long id) => Addresses.Fill(ResultXlsxRoute, id);

    public static string Before(long id) => string.Create(CultureInfo.InvariantCulture, $"{List}?{BeforeName}={id}");
}
