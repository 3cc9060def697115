using System.ComponentModel.DataAnnotations;

namespace MailPerformance.Connectors.Benchmarks.Beside.Plain;

public sealed record PlainRow(
    long Id, string LastName, string FirstName, string Login, DateOnly? ValidUntil, bool IsLocked, IReadOnlyList<string> Roles,
    IReadOnlyList<string> Connectors);

public sealed record PlainList(IReadOnlyList<PlainRow> Rows, int Total, int Page);

public sealed record PlainConnectorRow(
    string LastName, string FirstName, string Login, int Privilege, DateTime? ActivatedAt, bool IsLocked);

public sealed record PlainConnectorList(IReadOnlyList<PlainConnectorRow> Rows, int Total);

public sealed class PlainForm
{
    [Required, StringLength(100)]
    public string LastName { get; set; } = "";

    [Required, StringLength(100)]
    public string FirstName { get; set; } = "";

    [Required, StringLength(60)]
    public string UserName { get; set; } = "";

    [Required, EmailAddress, StringLength(254)]
    public string Email { get; set; } = "";

    [Required]
    public string Language { get; set; } = "";

    [Required]
    public string TimeZone { get; set; } = "";

    public DateOnly? ValidUntil { get; set; }
}
