namespace MailPerformance.Connectors.Web.Security;

/// <summary>What a device has answered, as its page posts it.</summary>
public class PasskeyForm
{
    /// <summary>JSON of the browser.</summary>
    public string? Credential { get; set; }

    /// <summary>See <see cref="PasskeyRequest.State"/>.</summary>
    public string? State { get; set; }
}
