namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// A kind of phone or tablet, the same for all accounts: data entirely, so that a new one is a row here and an icon file, and no new
/// program.
/// </summary>
public sealed class MobilePlatform
{
    public const int KeyMaxLength = 40;

    public const int AddressMaxLength = 400;

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

    /// <summary>Name of its icon's file, without <c>.svg</c>; several platforms may share one.</summary>
    public required string Icon { get; set; }

    /// <summary>What else runs the same app, for the link to the store: <c>iPod touch</c>; null: nothing.</summary>
    public string? AlsoFor { get; set; }

    /// <summary>What its store calls itself: <c>App Store</c>.</summary>
    public string? StoreName { get; set; }

    /// <summary>Where its store has the app; null: nowhere yet, and no page links there.</summary>
    public string? StoreAddress { get; set; }

    /// <summary>The OAuth client of its app, one for each platform: that is how a sign-in says which platform it comes from.</summary>
    public required string ClientId { get; set; }

    /// <summary>Where the app takes the answer to its sign-in, besides the loopback that any native app may use (RFC 8252, 7.3).</summary>
    public required string RedirectUri { get; set; }

    /// <summary>Opens the app with an invitation code, which goes into its query.</summary>
    public required string ActivationUri { get; set; }

    public ICollection<MobileConnector> Connectors { get; } = [];
}
