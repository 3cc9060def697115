using System.Text.Encodings.Web;
using System.Text.Json;
using MailPerformance.Connectors.Web.MobileApi;
using MailPerformance.Connectors.Web.MobileApi.Document;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace MailPerformance.Connectors.Web.Features.ApiDocs;

/// <summary>The API document as a page, for developers: in English, like the document.</summary>
[AllowAnonymous]
[InEnglish]
public sealed class ApiDocsController(KeptDocument documents) : Controller
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        // Razor encodes what it writes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [HttpGet(ApiAddresses.Docs)]
    public async Task<IActionResult> Index()
    {
        var kept = await documents.GetAsync();
        Response.GetTypedHeaders().ETag = kept.Tag;
        ApiDocument.MayBeKept(Response);
        if (Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(kept.Tag, useStrongComparison: false)))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        var document = kept.Document;
        return View(new ApiDocsViewModel(document.Info.Title!, document.Info.Description!,
        [
            .. from path in document.Paths
               orderby path.Key.Length
               from operation in path.Value.Operations!
               select OperationOf(path.Key, operation.Key.Method, operation.Value),
        ]));
    }

    private static ApiDocsOperation OperationOf(string path, string method, OpenApiOperation operation) => new(
        operation.OperationId!,
        method,
        path,
        operation.Summary ?? "",
        [
            .. (operation.Parameters ?? []).Select(parameter => new ApiDocsParameter(
                parameter.Name!, parameter.In.ToString()!.ToLowerInvariant(), parameter.Required, parameter.Description ?? "")),
        ],
        ExampleOf(operation.RequestBody?.Content),
        [
            .. operation.Responses!.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => new ApiDocsAnswer(
                answer.Key, answer.Value.Description ?? "", [.. (answer.Value.Headers ?? new Dictionary<string, IOpenApiHeader>()).Keys],
                ExampleOf(answer.Value.Content))),
        ]);

    private static string? ExampleOf(IDictionary<string, OpenApiMediaType>? content) =>
        content?.Values.FirstOrDefault()?.Example?.ToJsonString(Indented);
}
