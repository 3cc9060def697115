using System.Text.Json.Nodes;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Web.MobileApi.V1;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MailPerformance.Connectors.Web.MobileApi.Document;

/// <summary>Tells of schemas what types do not say: the words that a text can be, figures that are always there, instants.</summary>
public sealed class ApiWords : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(CampaignCounts) && schema.Properties is not null)
        {
            schema.Required = schema.Properties.Keys.ToHashSet();
        }

        // The generator knows nothing of types that have a converter of their own.
        if (context.JsonTypeInfo.Type == typeof(DateTime) || context.JsonTypeInfo.Type == typeof(DateTime?))
        {
            schema.Type = context.JsonTypeInfo.Type == typeof(DateTime)
                ? JsonSchemaType.String
                : JsonSchemaType.String | JsonSchemaType.Null;
        }

        if (context.JsonPropertyInfo is { } property && WordsOf(property.DeclaringType, property.Name) is { } words)
        {
            schema.Enum = [.. words.Select(word => (JsonNode)word)];
        }

        return Task.CompletedTask;
    }

    private static string[]? WordsOf(Type type, string name) => (type.Name, name) switch
    {
        (nameof(CampaignAnswer) or nameof(StatisticsAnswer), "state") or (nameof(CampaignMoveAnswer), "from" or "to") =>
            Enum.GetNames<CampaignState>(),
        (nameof(CampaignMoveAnswer), "kind") => Enum.GetNames<CampaignMoveKind>(),
        (nameof(CampaignOrderAnswer), "kind") =>
            [nameof(CampaignMoveKind.Devalidate), nameof(CampaignMoveKind.Reschedule), nameof(CampaignMoveKind.Interrupt)],
        (nameof(CampaignOrderAnswer), "state") => Enum.GetNames<CampaignOrderState>(),
        (nameof(CampaignRefusalAnswer), "reason") => Enum.GetNames<CampaignRefusal>(),
        (nameof(MeAnswer), "privilege") => Enum.GetNames<ConnectorPrivilege>(),
        _ => null,
    };
}
