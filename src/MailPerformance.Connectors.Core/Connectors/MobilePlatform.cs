namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>A kind of phone or tablet, the same for all accounts: data, so that opening one needs no new program.</summary>
public sealed class MobilePlatform
{
    public const int KeyMaxLength = 40;

    public long Id { get; set; }

    /// <summary>Stands in addresses: <c>iphone</c>.</summary>
    public required string Key { get; set; }

    /// <summary>The maker's name for it, the same in every language: <c>iPhone</c>.</summary>
    public required string Name { get; set; }

    public PlatformAvailability Availability { get; set; }

    /// <summary>When it was opened last; null: it never was, or has been open from the start.</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>Order on pages.</summary>
    public int Position { get; set; }

    public ICollection<MobileConnector> Connectors { get; } = [];
}
