using System.ComponentModel;
using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>Which campaigns to list.</summary>
public sealed class CampaignListRequest
{
    public const int MaxPage = 100_000;
    public const int MaxPageSize = 100;
    public const int SearchMaxLength = 100;

    [Description("May stand several times: `Draft`, `Validated`, `Sending`, `Sent`, `Interrupted`.")]
    [FromQuery(Name = "state")]
    public List<string> State { get; set; } = [];

    [Description("Id of a category.")]
    [FromQuery(Name = "category")]
    public long? Category { get; set; }

    [Description("A part of the name, without regard to case and accents; at most 100 characters.")]
    [FromQuery(Name = "search")]
    public string? Search { get; set; }

    [Description("Sent, or to be sent, at this instant or later: ISO 8601 with an offset.")]
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [Description("Sent, or to be sent, before this instant: ISO 8601 with an offset.")]
    [FromQuery(Name = "to")]
    public string? To { get; set; }

    [Description("From 1.")]
    [FromQuery(Name = "page")]
    public int Page { get; set; } = 1;

    [Description("From 1 to 100.")]
    [FromQuery(Name = "pageSize")]
    public int PageSize { get; set; } = 25;

    /// <summary>What is asked for; every parameter that makes no sense is put into <paramref name="errors"/>.</summary>
    public CampaignQuery Query(IDictionary<string, string[]> errors)
    {
        var states = new List<CampaignState>();
        foreach (var text in State)
        {
            if (Enum.GetNames<CampaignState>().Contains(text))
            {
                states.Add(Enum.Parse<CampaignState>(text));
            }
            else
            {
                errors["state"] = [T("Api_StateUnknown", string.Join(", ", Enum.GetNames<CampaignState>()))];
            }
        }

        if (Search?.Length > SearchMaxLength)
        {
            errors["search"] = [T("Api_TooLong", SearchMaxLength)];
        }

        InRange("page", Page, MaxPage);
        InRange("pageSize", PageSize, MaxPageSize);
        return new CampaignQuery(states, Category, Search, Instant("from", From), Instant("to", To), Page, PageSize);

        void InRange(string name, int value, int most)
        {
            if (value < 1 || value > most)
            {
                errors[name] = [T("Api_Range", 1, most)];
            }
        }

        DateTime? Instant(string name, string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return null;
            }

            var instant = ApiInstant.Parse(text);
            if (instant is null)
            {
                errors[name] = [T("Api_Instant")];
            }

            return instant;
        }
    }
}
