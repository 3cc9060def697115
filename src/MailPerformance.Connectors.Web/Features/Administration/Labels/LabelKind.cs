using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

/// <summary>The words and the addresses of one kind of label.</summary>
/// <param name="List">Address of its list.</param>
public sealed record LabelKind(string List, string Prefix, TrashKind Trash)
{
    /// <summary>Of the list of contacts, which shows those that have one of these.</summary>
    public string FilterName => Trash switch
    {
        TrashKind.Group => ContactListQuery.GroupName,
        TrashKind.Category => ContactListQuery.CategoryName,
        _ => ContactListQuery.SegmentName,
    };

    public string Export => List + LabelAddresses.ExportRoute;

    public string Edit(long id) => Addresses.Fill(List + LabelAddresses.EditRoute, id);

    public string Delete(long id) => Addresses.Fill(List + LabelAddresses.DeleteRoute, id);

    public string Text(string key) => T($"{Prefix}_{key}");
}
