using System.Diagnostics;
using OpenTelemetry;

namespace MailPerformance.Connectors.Web.Infrastructure.Telemetry;

/// <summary>
/// Leaves to a span what is on this list and nothing else: no path or query as it was sent, no address of a caller, no value of a
/// parameter, no words of an exception. What a new version of a library adds is left out until somebody has looked at it.
/// </summary>
public sealed class HarmlessSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept =
    [
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "server.address",
        "server.port", "error.type", "db.system", "db.system.name", "db.operation.name", "db.query.summary", "db.query.text",
        "db.statement", "db.response.status_code",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList())
        {
            data.SetTag(tag.Key, null);
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}
