using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Batches;

/// <summary>What is done to each contact of a batch.</summary>
public enum BatchAction
{
    GiveRole,
    TakeRole,
    AddGroup,
    RemoveGroup,
    AddCategory,
    RemoveCategory,
    AddSegment,
    RemoveSegment,
    AddConnector,
    ChangeConnector,
    RemoveConnector,
    Block,
    LetIn,

    /// <summary>Mails a one-time link for a password.</summary>
    SendLink,
    Delete,

    /// <summary>Brings back from the trash: the way back of <see cref="Delete"/>.</summary>
    Restore,

    /// <summary>A year more, or as far as the account allows.</summary>
    Extend,

    /// <summary>Mails how to connect a phone.</summary>
    InvitePhone,

    /// <summary>Brings contacts to what the rows of a file say, and makes those that are missing.</summary>
    Import,

    /// <summary>The way back of <see cref="Import"/>.</summary>
    UndoImport,

    /// <summary>Brings campaigns and their statistics to what the rows of a file say, and makes those that are missing.</summary>
    ImportCampaigns,

    /// <summary>The way back of <see cref="ImportCampaigns"/>.</summary>
    UndoCampaigns,
}

/// <summary>What an action needs besides its contacts, and what undoes it.</summary>
public static class BatchActions
{
    private static readonly Dictionary<BatchAction, BatchAction> Ways = new()
    {
        [BatchAction.GiveRole] = BatchAction.TakeRole,
        [BatchAction.AddGroup] = BatchAction.RemoveGroup,
        [BatchAction.AddCategory] = BatchAction.RemoveCategory,
        [BatchAction.AddSegment] = BatchAction.RemoveSegment,
        [BatchAction.AddConnector] = BatchAction.RemoveConnector,
        [BatchAction.Block] = BatchAction.LetIn,
        [BatchAction.Delete] = BatchAction.Restore,
        [BatchAction.Import] = BatchAction.UndoImport,
        [BatchAction.ImportCampaigns] = BatchAction.UndoCampaigns,
    };

    /// <summary>Null: there is no way back.</summary>
    public static BatchAction? UndoneBy(BatchAction action) =>
        action == BatchAction.ChangeConnector ? action
        : Ways.TryGetValue(action, out var back) ? back
        : Ways.Where(way => way.Value == action).Select(way => (BatchAction?)way.Key).FirstOrDefault();

    /// <summary>Somebody may choose it for contacts that they have ticked.</summary>
    public static bool IsChosen(BatchAction action) =>
        action is not (BatchAction.Restore or BatchAction.UndoImport or BatchAction.UndoCampaigns) && !IsImport(action);

    /// <summary>It has a file.</summary>
    public static bool IsImport(BatchAction action) => action is BatchAction.Import or BatchAction.ImportCampaigns;

    /// <summary>It is about campaigns, not contacts.</summary>
    public static bool IsOfCampaigns(BatchAction action) => action is BatchAction.ImportCampaigns or BatchAction.UndoCampaigns;

    public static bool IsOfRole(BatchAction action) => action is BatchAction.GiveRole or BatchAction.TakeRole;

    public static bool IsOfConnector(BatchAction action) =>
        action is BatchAction.AddConnector or BatchAction.ChangeConnector or BatchAction.RemoveConnector or BatchAction.InvitePhone;

    /// <summary>It sends mails, and does nothing else that anybody would see.</summary>
    public static bool IsOfMail(BatchAction action) => action is BatchAction.SendLink or BatchAction.InvitePhone;

    /// <summary>The connector's privilege is to be chosen.</summary>
    public static bool HasPrivilege(BatchAction action) => action is BatchAction.AddConnector or BatchAction.ChangeConnector;

    public static bool IsOfGroup(BatchAction action) => action is BatchAction.AddGroup or BatchAction.RemoveGroup;

    public static bool IsOfCategory(BatchAction action) => action is BatchAction.AddCategory or BatchAction.RemoveCategory;

    public static bool IsOfSegment(BatchAction action) => action is BatchAction.AddSegment or BatchAction.RemoveSegment;

    /// <summary>The right without which it is done to nobody; whether it may be done to one contact is another question.</summary>
    public static string PermissionFor(BatchAction action) =>
        IsOfConnector(action) ? Permissions.MobileConnectors
        : action is BatchAction.Delete or BatchAction.Restore ? Permissions.ContactsDelete
        : action is BatchAction.Import or BatchAction.UndoImport ? Permissions.ContactsCreate
        : IsOfCampaigns(action) ? Permissions.Campaigns
        : Permissions.ContactsEdit;

    /// <summary>A role, a label or a platform is to be chosen.</summary>
    public static bool HasTarget(BatchAction action) =>
        IsOfRole(action) || IsOfConnector(action) || IsOfGroup(action) || IsOfCategory(action) || IsOfSegment(action);
}
