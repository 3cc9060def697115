using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>A contact with a new password has no device any more: whoever knew the old one is out.</summary>
internal sealed class NewPasswordEndsDevices(ConnectorsDbContext db) : IConsequence
{
    public async Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        var ids = changes.Changed<Contact>(nameof(Contact.PasswordHash)).Select(contact => contact.Id).ToList();
        if (ids.Count > 0)
        {
            var devices = await db.MobileDevices.Where(device => device.EndedAt == null && ids.Contains(device.ContactId)).ToListAsync();
            devices.ForEach(device => device.End(write.Now, DeviceEnd.PasswordChanged));
        }
    }
}
