namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// What the steps « Groupes », « Rôles », « Catégories » and « Segments » post: ids that are ticked, and those that were.
/// </summary>
public sealed class SelectionForm
{
    public List<long> Selected { get; set; } = [];

    public string? Original { get; set; }

    /// <summary>The button: <c>next</c>, <c>previous</c>, <c>finish</c> or nothing.</summary>
    public string? Go { get; set; }
}
