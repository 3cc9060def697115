using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>A connector comes back as a new one, given by whoever brings it back: configured, never activated (rules 5 and 11).</summary>
public sealed class ConnectorReturn(ConnectorsDbContext db)
{
    internal async Task<WriteResult<Restored>> ReturnAsync(AccountWrite write, TrashItem item)
    {
        var kept = KeptConnector.Of(item);
        if (await db.FindTargetAsync(write, item.ContactId!.Value) is not { } target)
        {
            return WriteResult.NotFound<Restored>();
        }

        var contact = target.Contact;
        if (await db.MobileConnectors.AnyAsync(found => found.ContactId == contact.Id && found.PlatformId == kept.PlatformId))
        {
            return WriteResult.Invalid<Restored>("", "Connector_AlreadyConfigured", contact.UserName!, kept.PlatformName);
        }

        var platform = await db.MobilePlatforms.SingleAsync(found => found.Id == kept.PlatformId);
        return new ConnectorChanges(db, write, contact, target.Rights).Apply(null, platform, new ConnectorChoice(true, kept.Privilege), "")
            is { } refused
            ? new WriteResult<Restored>(refused.Status, null, refused.Errors)
            : WriteResult.Done(new Restored(item.Kind, item.SubjectId, kept.PlatformName, contact.Id, []));
    }
}
