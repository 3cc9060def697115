namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>
/// One line of the table of endpoints. <paramref name="Expected"/> has the answer for each <see cref="Person"/> in their order:
/// a status, or <c>login</c> for being sent to the sign-in page.
/// </summary>
/// <param name="Fill">The valid body of a post, so that only rights decide.</param>
/// <param name="NeedsNewPerson">The request ends or changes the session, so it is made by somebody of its own.</param>
public sealed record EndpointRow(
    string Method,
    string Route,
    string Expected,
    TargetKind Kind = TargetKind.None,
    Func<Target, TestForm, Task>? Fill = null,
    bool NeedsNewPerson = false)
{
    /// <summary>Answers with JSON and takes no antiforgery token.</summary>
    public bool IsForPrograms { get; init; }

    /// <summary>Why nobody changes anything there; null: somebody does.</summary>
    public string? WritesNothing { get; init; }

    public string Name => $"{Method} {Route}";

    public bool IsPost => Method == "POST";

    public string ExpectedOf(Person person) => Expected.Split(' ')[(int)person];

    public string AddressFor(Target target)
    {
        var address = Route
            .Replace("{id:long}", target.Id.ToString(null, null), StringComparison.Ordinal)
            .Replace("{device:long}", target.Id.ToString(null, null), StringComparison.Ordinal)
            .Replace("{number:int}", target.Code, StringComparison.Ordinal)
            .Replace("{documentName:regex(^v1$)}", "v1", StringComparison.Ordinal)
            .Replace("{chapitre}", "se-connecter", StringComparison.Ordinal)
            .Replace("{name}", "accueil.png", StringComparison.Ordinal)
            .Replace("{genre}", "contacts", StringComparison.Ordinal)
            .Replace("{code}", "ABCDEFGH", StringComparison.Ordinal)
            .Replace("{**rest}", "nulle-part", StringComparison.Ordinal)
            .Replace("{platform}", Sample.IPhone, StringComparison.Ordinal)
            .Replace("{status:int}", "404", StringComparison.Ordinal);
        return Kind == TargetKind.PasswordLink && !IsPost
            ? $"{address}?contact={target.Id}&code={Uri.EscapeDataString(target.Code!)}"
            : address;
    }
}
