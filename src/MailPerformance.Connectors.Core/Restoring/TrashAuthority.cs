using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>Who may look into the trash and bring things back: whoever may delete such things.</summary>
public static class TrashAuthority
{
    extension(Authority authority)
    {
        /// <summary>Null: may see such things in the trash, and bring them back as far as they may give what those hold.</summary>
        public Denial? Restore(TrashKind kind) => authority.Needs(kind switch
        {
            TrashKind.Contact => Permissions.ContactsDelete,
            TrashKind.Role => Permissions.RolesManage,
            TrashKind.Group => Permissions.GroupsManage,
            TrashKind.Category => Permissions.CategoriesManage,
            TrashKind.Segment => Permissions.SegmentsManage,
            _ => Permissions.MobileConnectors,
        });

        public IEnumerable<TrashKind> Restorable => Enum.GetValues<TrashKind>().Where(kind => authority.Restore(kind) is null);
    }
}
