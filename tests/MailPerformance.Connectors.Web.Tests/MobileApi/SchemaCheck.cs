using System.Text.Json;
using Microsoft.OpenApi;

namespace MailPerformance.Connectors.Web.Tests.MobileApi;

/// <summary>Compares JSON with an OpenAPI schema: types, required members, members that the schema does not know.</summary>
public static class SchemaCheck
{
    public static IEnumerable<string> Differences(IOpenApiSchema schema, JsonElement json, string place)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return MayBeNull(schema) ? [] : [$"{place} is null"];
        }

        var choices = (schema.OneOf ?? [])
            .Concat(schema.AnyOf ?? []).Where(choice => choice.Type is not JsonSchemaType.Null && choice.Enum is not { Count: 1 }).ToList();
        if (choices.Count > 0)
        {
            var found = choices.Select(choice => Differences(choice, json, place).ToList()).ToList();
            return found.Any(one => one.Count == 0) ? [] : found[0];
        }

        return json.ValueKind switch
        {
            JsonValueKind.Object => Is(JsonSchemaType.Object) ? OfObject(schema, json, place) : Wrong(),
            JsonValueKind.Array => Is(JsonSchemaType.Array)
                ? json.EnumerateArray().SelectMany((item, index) => Differences(schema.Items!, item, $"{place}[{index}]"))
                : Wrong(),
            JsonValueKind.String =>
                Is(JsonSchemaType.String) && (schema.Format != "date-time" || json.GetString()!.EndsWith('Z')) ? [] : Wrong(),
            JsonValueKind.Number => Is(JsonSchemaType.Number) || (Is(JsonSchemaType.Integer) && json.TryGetInt64(out _)) ? [] : Wrong(),
            _ => Is(JsonSchemaType.Boolean) ? [] : Wrong(),
        };

        bool Is(JsonSchemaType type) => schema.Type is { } types && (types & type) != 0;

        IEnumerable<string> Wrong() => [$"{place} is {json}, not {schema.Type} {schema.Format}"];
    }

    private static bool MayBeNull(IOpenApiSchema schema) =>
        (schema.Type is { } type && (type & JsonSchemaType.Null) != 0)
        || (schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Any(choice => choice.Enum is { Count: 1 } || MayBeNull(choice));

    private static IEnumerable<string> OfObject(IOpenApiSchema schema, JsonElement json, string place)
    {
        foreach (var name in schema.Required ?? new HashSet<string>())
        {
            if (!json.TryGetProperty(name, out _))
            {
                yield return $"{place} has no {name}";
            }
        }

        foreach (var member in json.EnumerateObject())
        {
            var of = schema.Properties?.TryGetValue(member.Name, out var known) == true ? known : schema.AdditionalProperties;
            if (of is null)
            {
                yield return $"{place}.{member.Name} is not documented";
                continue;
            }

            foreach (var difference in Differences(of, member.Value, $"{place}.{member.Name}"))
            {
                yield return difference;
            }
        }
    }
}
