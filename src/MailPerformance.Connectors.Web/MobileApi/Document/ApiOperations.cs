using System.ComponentModel;
using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.MobileApi.V1;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MailPerformance.Connectors.Web.MobileApi.Document;

/// <summary>Adds to each operation of the document what the code says elsewhere: refusals, headers and examples.</summary>
public sealed class ApiOperations : IOpenApiOperationTransformer
{
    private static readonly int[] Always =
        [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests];

    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var isWrite = metadata.OfType<MobileApiAttribute>().Any(needed => needed.Privilege == ConnectorPrivilege.ReadWrite);
        operation.OperationId = NameOf(context);
        operation.Tags = null;
        operation.Responses ??= [];

        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = ApiExamples.Body();
        }

        await AddProblemsAsync(operation, context, isWrite, cancellationToken);
        DescribeAnswers(operation, isWrite);
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description ??= DescriptionOf(context, parameter.Name!);
        }

        AddRequestHeaders(operation, isWrite);
    }

    private static async Task AddProblemsAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, bool isWrite, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemSchema), null, cancellationToken);
        problem.Properties!["campaign"] = new OpenApiSchemaReference(nameof(CampaignAnswer), context.Document);
        problem.Properties["lastMove"] = new OpenApiSchemaReference(nameof(CampaignMoveAnswer), context.Document);
        problem.Properties["order"] = new OpenApiSchemaReference(nameof(CampaignOrderAnswer), context.Document);
        context.Document!.AddComponent("Problem", problem);
        int[] ofWrites = isWrite ? [StatusCodes.Status503ServiceUnavailable] : [];
        var others = metadata.OfType<ProblemsAttribute>().SelectMany(attribute => attribute.Statuses);
        foreach (var status in Always.Concat(ofWrites).Concat(others).Order())
        {
            operation.Responses![status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ApiExamples.MeaningOf(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new()
                    {
                        Schema = new OpenApiSchemaReference("Problem", context.Document),
                        Example = ApiExamples.ProblemOf(status),
                    },
                },
                Headers = HeadersOf(status, isWrite),
            };
        }
    }

    private static void DescribeAnswers(OpenApiOperation operation, bool isWrite)
    {
        var hasTag = operation.Responses!.ContainsKey("304");
        Describe(operation, StatusCodes.Status200OK, "Done.", HeadersOf(200, isWrite, hasTag));
        Describe(
            operation,
            StatusCodes.Status202Accepted,
            "Kept, and sent to the sending system, which has not answered yet: `order` says how far it has come.",
            HeadersOf(202, isWrite));
        if (hasTag)
        {
            operation.Responses["304"] = new OpenApiResponse { Description = "The campaign is as it was when you got this ETag." };
        }
    }

    private static void Describe(
        OpenApiOperation operation, int status, string description, Dictionary<string, IOpenApiHeader>? headers)
    {
        if (!operation.Responses!.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out var found)
            || found is not OpenApiResponse answer)
        {
            return;
        }

        (answer.Description, answer.Headers) = (description, headers);
        if (answer.Content?.TryGetValue("application/json", out var media) == true
            && ApiExamples.AnswerOf(operation.OperationId!, status) is { } example)
        {
            media.Example = example;
        }
    }

    // Parameters that are properties of one request: the document's generator does not look at those.
    private static string? DescriptionOf(OpenApiOperationTransformerContext context, string name) =>
        (context.Description.ParameterDescriptions.FirstOrDefault(found => found.Name == name)?.ModelMetadata as DefaultModelMetadata)?
        .Attributes.PropertyAttributes?.OfType<DescriptionAttribute>().FirstOrDefault()?.Description;

    private static void AddRequestHeaders(OpenApiOperation operation, bool isWrite)
    {
        operation.Parameters ??= [];
        if (isWrite)
        {
            operation.Parameters.Add(Header(
                "If-Match", "The ETag of the campaign as it was read, or *: without a match nothing happens (412).",
                isRequired: operation.RequestBody is not null));
            operation.Parameters.Add(Header(
                "Idempotency-Key",
                "1 to 100 visible ASCII characters, chosen by the app for this one request: however often it is sent, it happens once."));
        }
        else if (operation.Responses!.ContainsKey("304"))
        {
            operation.Parameters.Add(Header("If-None-Match", "An ETag that is known: 304 without a body while the campaign is the same."));
        }
    }

    private static Dictionary<string, IOpenApiHeader>? HeadersOf(int status, bool isWrite, bool hasTag = false)
    {
        var headers = new Dictionary<string, IOpenApiHeader>();
        if (status is 202 or 409 or 412 || (status == 200 && (isWrite || hasTag)))
        {
            headers["ETag"] = new OpenApiHeader { Description = "Of the campaign as it is now.", Schema = Text() };
        }

        if (status is 200 or 202 && isWrite)
        {
            headers["Idempotency-Replayed"] = new OpenApiHeader { Description = "true when the request had come before.", Schema = Text() };
        }

        if (status is 429 or 503)
        {
            headers["Retry-After"] = new OpenApiHeader
            {
                Description = "Seconds to wait.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
            };
        }

        return headers.Count == 0 ? null : headers;
    }

    private static OpenApiParameter Header(string name, string description, bool isRequired = false) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = isRequired,
        Description = description,
        Schema = Text(),
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    // Campaigns.Find becomes campaigns-find.
    private static string NameOf(OpenApiOperationTransformerContext context)
    {
        var values = context.Description.ActionDescriptor.RouteValues;
        return $"{values["controller"]}-{values["action"]}".ToLowerInvariant();
    }
}
