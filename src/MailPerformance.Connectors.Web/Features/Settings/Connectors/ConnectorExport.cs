using System.Globalization;
using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>The connectors of a filter as a file.</summary>
public sealed class ConnectorExport(ConnectorList list, CurrentAccount current, ListExport export)
{
    public Task WriteAsync(HttpContext context, ExportFormat format, ConnectorListQuery query) =>
        export.WriteAsync(context, format, JournalKind.ConnectorsExported, new Export(
            T("Export_ConnectorsFile"),
            [
                T("Export_Platform"), T("Contact_LastName"), T("Contact_FirstName"), T("Contact_Login"), T("Connector_State"),
                T("Export_Because"), T("Privilege"), T("Connector_ActivatedAt"), T("Export_InvitedAt"), T("Devices_Title"),
                T("Device_LastUsedAt"), T("Connector_GivenBy"), T("Export_GivenAt"),
            ],
            most => RowsAsync(query, most, context.RequestAborted)));

    private async IAsyncEnumerable<string[]> RowsAsync(
        ConnectorListQuery query, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var zone = TimeZones.Find(current.Contact!.TimeZone);
        string At(DateTime? utc) => utc is { } instant
            ? TimeZoneInfo.ConvertTimeFromUtc(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : "";
        await foreach (var row in list.AllAsync(query, most, cancellation))
        {
            yield return
            [
                row.PlatformName, row.LastName, row.FirstName, row.Login, Choices.StateOf(row.State), row.SuspendedBy ?? "",
                Choices.PrivilegeOf(row.Privilege), At(row.ActivatedAt), At(row.InvitedAt),
                row.Devices.ToString(CultureInfo.InvariantCulture), At(row.LastUsedAt),
                row.Grant is { At: null, ByName: null } ? "" : new GrantLine(row.Grant, null).By, At(row.Grant.At),
            ];
        }
    }
}
