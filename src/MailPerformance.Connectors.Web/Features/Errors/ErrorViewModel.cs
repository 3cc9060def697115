namespace MailPerformance.Connectors.Web.Features.Errors;

/// <param name="Reasons">In the reader's language; may be empty.</param>
public sealed record ErrorViewModel(int Status, IReadOnlyList<string> Reasons)
{
    /// <summary>Which text says it best.</summary>
    public string Kind => Status switch
    {
        400 or 405 or 413 or 415 => "400",
        403 => "403",
        404 => "404",
        _ => "500",
    };
}
