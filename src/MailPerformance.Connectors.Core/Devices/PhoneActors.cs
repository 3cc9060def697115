using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>
/// Rule 16 for phones: whoever comes in by one holds what its connector allows at this moment and none of the contact's own rights, so
/// an order that crosses the removal of its connector on the way is refused or comes before it, never after.
/// </summary>
internal sealed class PhoneActors(MobileAccess access, SignedInContacts contacts) : IActorSource
{
    public Entrance Entrance => Entrance.Phone;

    public async Task<Actor?> ReadAsync(Actor entered)
    {
        // While it signs in, the phone is no device yet: it may do that and nothing else.
        if (entered.DeviceId is not { } deviceId)
        {
            return await contacts.FindAsync(entered.ContactId) is { } contact
                ? new Actor(entered.ContactId, contact.Actor.AccountId, false, [], Entrance.Phone)
                {
                    Name = contact.Actor.Name,
                    Login = contact.Actor.Login,
                }
                : null;
        }

        var decision = await access.FindDeviceAsync(entered.ContactId, deviceId);
        return decision.Subject is null ? null : new PhoneActor(decision, deviceId)
        {
            Name = decision.Caller?.Contact.Actor.Name ?? "",
            Login = decision.Subject.Login,
            DeviceName = decision.Caller?.Device?.Name,
        };
    }
}

/// <summary>A contact's phone.</summary>
/// <param name="Decision">Whether it may be used now, and with which privilege.</param>
internal sealed record PhoneActor(MobileDecision Decision, long Device) : Actor(
    Decision.Subject!.ContactId,
    Decision.Subject.AccountId,
    false,
    Decision.Caller?.Privilege == ConnectorPrivilege.ReadWrite ? Moving : [],
    Entrance.Phone,
    Device)
{
    private static readonly FrozenSet<string> Moving = FrozenSet.Create(PhonePermissions.MoveCampaigns);
}
