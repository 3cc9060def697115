using MailPerformance.Connectors.Core.Trash;
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

    public static string Of(TrashKind kind) => $"{List}?{KindName}={Words[kind]}";

    public static string Show(TrashKind kind, long id) => Fill(ShowRoute, kind, id);

    public static string Restore(TrashKind kind, long id) => Fill(RestoreRoute, kind, id);

    public static string Erase(TrashKind kind, long id) => Fill(EraseRoute, kind, id);

    /// <summary>Null when no kind is called so.</summary>
    public static TrashKind? Find(string? word) =>
        Words.Where(one => one.Value == word).Select(one => (TrashKind?)one.Key).FirstOrDefault();

    private static string Fill(string route, TrashKind kind, long id) => Addresses.Fill(route.Replace("{genre}", Words[kind]), id);
}
