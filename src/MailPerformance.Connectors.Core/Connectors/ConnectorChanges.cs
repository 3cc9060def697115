using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// Rules 5 and 9 to 11 for one contact and one platform, as a part of a write: the same for the contact's page, the list of
/// connectors and whatever else will change connectors. That its devices end with a connector follows by itself.
/// </summary>
internal sealed class ConnectorChanges(ConnectorsDbContext db, AccountWrite write, Contact contact, ContactStanding standing)
{
    /// <summary>Brings the contact's connector on the platform to what is wanted.</summary>
    /// <param name="existing">The connector that the contact has there; null: none.</param>
    /// <param name="field">Where an error about the privilege belongs.</param>
    /// <returns>Null when it is done, else why not.</returns>
    public WriteResult<long>? Apply(MobileConnector? existing, MobilePlatform platform, ConnectorChoice wanted, string field)
    {
        if (!wanted.Enabled)
        {
            return existing is null ? null : Remove(existing);
        }

        if (wanted.Privilege is not { } privilege)
        {
            return WriteResult.Invalid<long>(field, "Connector_PrivilegeMissing");
        }

        if (!Enum.IsDefined(privilege))
        {
            return WriteResult.Invalid<long>(field, "Connector_PrivilegeUnknown");
        }

        return existing is null ? Add(platform, privilege, field) : ChangePrivilege(existing, platform, privilege, field);
    }

    private WriteResult<long>? Remove(MobileConnector connector)
    {
        if (write.Authority.ReduceConnector(standing) is { } denial)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        db.MobileConnectors.Remove(connector);
        contact.Touch(write);
        return null;
    }

    private WriteResult<long>? ChangePrivilege(
        MobileConnector connector, MobilePlatform platform, ConnectorPrivilege privilege, string field)
    {
        if (connector.Privilege == privilege)
        {
            return null;
        }

        var isRaised = privilege > connector.Privilege;
        var denial = isRaised ? write.Authority.GrantConnector(standing) : write.Authority.ReduceConnector(standing);
        if (denial is not null)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        if (isRaised && platform.Availability == PlatformAvailability.Retired)
        {
            return WriteResult.Invalid<long>(field, "Connector_PlatformUnavailable", platform.Name);
        }

        connector.Privilege = privilege;
        return Changed();
    }

    private WriteResult<long>? Add(MobilePlatform platform, ConnectorPrivilege privilege, string field)
    {
        if (write.Authority.GrantConnector(standing) is { } denial)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        if (platform.Availability == PlatformAvailability.Retired)
        {
            return WriteResult.Invalid<long>(field, "Connector_PlatformUnavailable", platform.Name);
        }

        if (!write.Account.MobileConnectorsEnabled)
        {
            return WriteResult.Invalid<long>(field, "Connector_OptionOff");
        }

        db.MobileConnectors.Add(new MobileConnector
        {
            AccountId = write.Account.Id,
            Contact = contact,
            PlatformId = platform.Id,
            Privilege = privilege,
            CreatedAt = write.Now,
        });
        return Changed();
    }

    private WriteResult<long>? Changed()
    {
        contact.EndPasswordLinksOfOthersThan(write.Actor);
        contact.Touch(write);
        return null;
    }
}
