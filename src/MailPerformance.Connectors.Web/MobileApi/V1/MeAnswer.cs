namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <param name="Privilege"><c>Read</c> or <c>ReadWrite</c>.</param>
/// <param name="Categories">The categories whose campaigns the contact sees; null: all campaigns.</param>
public sealed record MeAnswer(
    string Login,
    string FirstName,
    string LastName,
    AccountAnswer Account,
    string Language,
    string TimeZone,
    string Platform,
    string Privilege,
    MayAnswer May,
    DateTime? ActivatedAt,
    IReadOnlyList<CategoryAnswer>? Categories,
    DeviceAnswer Device);

public sealed record AccountAnswer(string Code, string Name);

/// <summary>What the privilege allows, so that the app need not know the privileges.</summary>
public sealed record MayAnswer(bool ReadStatistics, bool MoveCampaigns);

public sealed record CategoryAnswer(long Id, string Name);

public sealed record DeviceAnswer(long Id, string Name, string? Model, string? System, string? AppVersion);
