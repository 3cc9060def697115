namespace MailPerformance.Connectors.SqlServer;

/// <summary>One row of what <see cref="SqlServerInspection"/> asks; 1 is yes.</summary>
internal sealed class SqlServerSetup
{
    public int IsSnapshot { get; set; }

    public int MayWrite { get; set; }

    public int MayAlter { get; set; }

    public int MayCreate { get; set; }
}
