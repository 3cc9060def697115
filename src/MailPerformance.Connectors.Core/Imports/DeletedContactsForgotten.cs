using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>What files said of a contact goes with it: in imports it becomes a number, as elsewhere when it is erased.</summary>
public sealed class DeletedContactsForgotten(ConnectorsDbContext db) : IConsequence
{
    public Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        foreach (var contact in changes.Deleted<Contact>())
        {
            write.Update(
                db.ImportRows.Where(row => row.ContactId == contact.Id),
                set => set
                    .SetProperty(row => row.Cells, new List<string>())
                    .SetProperty(row => row.Key, (string?)null)
                    .SetProperty(row => row.Changes, (List<ImportChange>?)null)
                    .SetProperty(row => row.Before, (ImportSnapshot?)null)
                    .SetProperty(row => row.After, (ImportSnapshot?)null));
        }

        return Task.CompletedTask;
    }
}
