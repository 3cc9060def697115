using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

/// <summary>Three lists, and what each kind of label has below its own.</summary>
public static class LabelAddresses
{
    public const string Groups = "/administration/groupes";
    public const string Categories = "/administration/categories";
    public const string Segments = "/administration/segments";

    public const string ExportRoute = "/exporter";
    public const string EditRoute = "/{id:long}";
    public const string DeleteRoute = EditRoute + "/supprimer";

    /// <summary>Gives the campaigns of a category another one.</summary>
    public const string ReplaceRoute = Categories + EditRoute + "/remplacer";

    public static string Replace(long id) => Addresses.Fill(ReplaceRoute, id);
}
