namespace MailPerformance.Connectors.Web.Infrastructure.Exports;

public enum ExportFormat
{
    Csv,
    Xlsx,
}
