using System.Text.Json.Serialization;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>The new date of a campaign.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class ScheduleRequest
{
    /// <summary>ISO 8601 with an offset: <c>2026-12-24T18:00:00+01:00</c>.</summary>
    public string? ScheduledAt { get; set; }

    /// <summary>True after the answer <c>uncovered</c>, when the campaign is to be replanned all the same.</summary>
    public bool AcceptUncovered { get; set; }
}
