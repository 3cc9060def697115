using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Roles;

public static class RoleAddresses
{
    public const string List = "/administration/roles";
    public const string Export = List + "/exporter";
    public const string New = List + "/nouveau";
    public const string EditRoute = List + "/{id:long}";
    public const string DeleteRoute = EditRoute + "/supprimer";

    public static string Edit(long id) => Addresses.Fill(EditRoute, id);

    public static string Delete(long id) => Addresses.Fill(DeleteRoute, id);
}
