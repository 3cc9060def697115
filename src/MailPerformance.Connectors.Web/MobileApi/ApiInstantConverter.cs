using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>Instants of answers, always to the second and in UTC: readers of some platforms take a fraction or none, not both.</summary>
public sealed class ApiInstantConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
