namespace MailPerformance.Connectors.Web.Features.ApiDocs;

public sealed record ApiDocsViewModel(string Title, string Description, IReadOnlyList<ApiDocsOperation> Operations);

/// <param name="Body">An example of the request's body; null: it has none.</param>
public sealed record ApiDocsOperation(
    string Id, string Method, string Path, string Summary, IReadOnlyList<ApiDocsParameter> Parameters, string? Body,
    IReadOnlyList<ApiDocsAnswer> Answers);

/// <param name="Place"><c>path</c>, <c>query</c> or <c>header</c>.</param>
public sealed record ApiDocsParameter(string Name, string Place, bool IsRequired, string Description);

public sealed record ApiDocsAnswer(string Status, string Description, IReadOnlyList<string> Headers, string? Example);
