using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Who uses the app, with what the connector gives at this moment. It holds no right of administration.</summary>
/// <param name="CategoryIds">The categories whose campaigns the contact may see; null: all.</param>
public sealed record MobileCaller(
    SignedInContact Contact,
    string PlatformKey,
    string PlatformName,
    ConnectorPrivilege Privilege,
    DateTime? ActivatedAt,
    FrozenSet<long>? CategoryIds,
    CallingDevice? Device);

/// <summary>The device that a call comes from.</summary>
public sealed record CallingDevice(
    long Id, string Name, string? Model, string? System, string? AppVersion, DateTime LastUsedAt, DateTime? RefusedAt);

/// <summary>The answer to "may the app be used": <see cref="Caller"/> when it may, else <see cref="Refusal"/>.</summary>
public sealed record MobileDecision(MobileCaller? Caller, MobileRefusal? Refusal, MobileSubject? Subject);

/// <summary>The contact that was asked about, allowed or not.</summary>
public sealed record MobileSubject(long ContactId, long AccountId, string Language, string Login, string PlatformName, long? DeviceId);
