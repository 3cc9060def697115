using MailPerformance.Connectors.Web.MobileApi.V1;

namespace MailPerformance.Connectors.Web.MobileApi.Document;

/// <summary>A problem (RFC 9457): the standard members, and those that some problems have besides.</summary>
/// <param name="Type">What a program looks at: <c>urn:mailperformance:mobile:</c> and a word.</param>
/// <param name="Title">In the contact's language.</param>
/// <param name="Detail">What to do, in the contact's language.</param>
/// <param name="Errors">400: what is wrong with each field, parameter or header.</param>
/// <param name="MissingPrivilege">403: the privilege that is needed.</param>
/// <param name="Campaign">409 and 412: the campaign as it is now.</param>
/// <param name="LastMove">409 and 412: who made it so.</param>
/// <param name="Order">409: the order that the sending system has refused.</param>
public sealed record ProblemSchema(
    string Type,
    string Title,
    int Status,
    string Detail,
    IReadOnlyDictionary<string, string[]>? Errors = null,
    string? MissingPrivilege = null,
    CampaignAnswer? Campaign = null,
    CampaignMoveAnswer? LastMove = null,
    CampaignOrderAnswer? Order = null);
