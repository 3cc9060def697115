namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>What contacts set for themselves.</summary>
public class ProfileDetails
{
    public string? Language { get; set; }

    public string? TimeZone { get; set; }

    /// <summary>Null: as it is.</summary>
    public bool? NotifyOnActionChange { get; set; }

    public int? RowsPerTable { get; set; }
}
