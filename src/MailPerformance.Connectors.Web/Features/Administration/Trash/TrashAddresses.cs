using System.Globalization;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Labels;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Trash;

public static class TrashAddresses
{
    public const string List = "/administration/corbeille";
    public const string KindName = "genre";
    public const string BeforeName = "avant";

    public const string ShowRoute = List + "/{genre}/{id:long}";
    public const string RestoreRoute = ShowRoute + "/restaurer";
    public const string EraseRoute = ShowRoute + "/effacer";

    private static readonly Dictionary<TrashKind, string> Words = new()
    {
        [TrashKind.Contact] = "contacts",
        [TrashKind.Role] = "roles",
        [TrashKind.Group] = "groupes",
        [TrashKind.Category] = "categories",
        [TrashKind.Segment] = "segments",
        [TrashKind.Connector] = "connecteurs",
    };

    private static readonly (string List, TrashKind Kind)[] Lists =
    [
        (ContactAddresses.List, TrashKind.Contact),
        (RoleAddresses.List, TrashKind.Role),
        (LabelAddresses.Groups, TrashKind.Group),
        (LabelAddresses.Categories, TrashKind.Category),
        (LabelAddresses.Segments, TrashKind.Segment),
        (ConnectorAddresses.List, TrashKind.Connector),
    ];

    public static string Of(TrashKind kind) => $"{List}?{KindName}={Words[kind]}";

    public static string Show(TrashKind kind, long id) => Fill(ShowRoute, kind, id);

    public static string Restore(TrashKind kind, long id) => Fill(RestoreRoute, kind, id);

    public static string Erase(TrashKind kind, long id) => Fill(EraseRoute, kind, id);

    /// <summary>Null when no kind is called so.</summary>
    public static TrashKind? Find(string? word) =>
        Words.Where(one => one.Value == word).Select(one => (TrashKind?)one.Key).FirstOrDefault();

    /// <summary>What had its page at the address; null: nothing that goes into the trash.</summary>
    public static (TrashKind Kind, long Id)? Former(string address)
    {
        foreach (var (list, kind) in Lists.Where(one => address.StartsWith(one.List + "/", StringComparison.Ordinal)))
        {
            var id = address[(list.Length + 1)..].Split('/')[0];
            return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (kind, number) : null;
        }

        return null;
    }

    private static string Fill(string route, TrashKind kind, long id) => Addresses.Fill(route.Replace("{genre}", Words[kind]), id);
}
