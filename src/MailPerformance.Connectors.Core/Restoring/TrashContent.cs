using System.Text.Json;
using System.Text.Json.Serialization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Trash;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>Something that a deleted contact had, by the name that it had then.</summary>
public sealed record KeptLink(long Id, string Name);

public sealed record KeptConnector(long PlatformId, string PlatformName, ConnectorPrivilege Privilege)
{
    public static KeptConnector Of(TrashItem item) => TrashContent.Read<KeptConnector>(item);
}

public sealed record KeptSecondFactor(Dictionary<string, JsonElement> Row, IReadOnlyList<string> CodeHashes);

/// <summary>What it takes to bring a contact back.</summary>
public sealed record KeptContact(
    Dictionary<string, JsonElement> Row,
    IReadOnlyList<KeptLink> Roles,
    IReadOnlyList<KeptLink> Groups,
    IReadOnlyList<KeptLink> Categories,
    IReadOnlyList<KeptLink> Segments,
    IReadOnlyList<KeptConnector> Connectors,
    KeptSecondFactor? SecondFactor)
{
    [JsonIgnore]
    public string MailDomain => Row[nameof(Contact.MailDomain)].GetString()!;

    public static KeptContact Of(TrashItem item) => TrashContent.Read<KeptContact>(item);
}

public sealed record KeptRole(IReadOnlyList<string> Permissions)
{
    public static KeptRole Of(TrashItem item) => TrashContent.Read<KeptRole>(item);
}

/// <param name="Members">How many contacts had it.</param>
public sealed record KeptLabel(int Members)
{
    public static KeptLabel Of(TrashItem item) => TrashContent.Read<KeptLabel>(item);
}

internal static class TrashContent
{
    public static string Write<T>(T content) => JsonSerializer.Serialize(content);

    public static T Read<T>(TrashItem item) => JsonSerializer.Deserialize<T>(item.Content)!;
}
