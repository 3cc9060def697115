using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// The five pages of a contact, in their order; the keys are those of their texts. Of a new contact they are steps, one after the other,
/// which their address says; of one that is there, tabs.
/// </summary>
public sealed record ContactStep(int Number, string Key, string Route, string TextKey)
{
    /// <summary>What the button of the last step says, which leads back to the list.</summary>
    public const string Finish = "finish";

    private const string NewName = "nouveau";

    public static ContactStep Informations { get; } = new(1, "informations", ContactAddresses.InformationsRoute, "Step_Informations");

    public static ContactStep Groups { get; } = new(2, "groupes", ContactAddresses.GroupsRoute, "Groups_Title");

    public static ContactStep Roles { get; } = new(3, "roles", ContactAddresses.RolesRoute, "Roles_Title");

    public static ContactStep Categories { get; } = new(4, "categories", ContactAddresses.CategoriesRoute, "Categories_Title");

    public static ContactStep Segments { get; } = new(5, "segments", ContactAddresses.SegmentsRoute, "Segments_Title");

    public static IReadOnlyList<ContactStep> All { get; } = [Informations, Groups, Roles, Categories, Segments];

    public string Title => T(TextKey);

    public ContactStep? Next => Number < All.Count ? All[Number] : null;

    public ContactStep? Previous => Number > 1 ? All[Number - 2] : null;

    /// <param name="isNew">As a step of a new contact.</param>
    public string Url(long contactId, bool isNew = false) => Addresses.Fill(Route, contactId) + (isNew ? $"?{NewName}=1" : "");

    public static bool IsOfNew(HttpRequest request) => request.Query.ContainsKey(NewName);

    /// <summary>Where a save goes on to, by the button that was pressed.</summary>
    public string After(string? button, long contactId, bool isNew) => button switch
    {
        "next" => (Next ?? this).Url(contactId, isNew),
        "previous" => (Previous ?? this).Url(contactId, isNew),
        _ => Url(contactId, isNew),
    };
}
