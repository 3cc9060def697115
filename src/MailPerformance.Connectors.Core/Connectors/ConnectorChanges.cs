using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>
/// Rules 5 and 9 to 11 for one contact and one platform, the same for the contact's page, the list of connectors and
/// whatever else will change connectors.
/// </summary>
internal static class ConnectorChanges
{
    /// <summary>Brings the contact's connector on the platform to what is wanted. <c>contact.Connectors</c> and its devices that have not ended must be loaded.</summary>
    /// <returns>Null when it is done, else why not.</returns>
    public static WriteResult<long>? Apply(
        AccountWrite write,
        Contact contact,
        ContactRights rights,
        MobilePlatform platform,
        ConnectorChoice wanted,
        string field)
    {
        var existing = contact.Connectors.SingleOrDefault(connector => connector.PlatformId == platform.Id);
        if (!wanted.Enabled)
        {
            return existing is null ? null : Remove(write, contact, rights, existing);
        }

        if (wanted.Privilege is not { } privilege)
        {
            return WriteResult.Invalid<long>(field, "Connector_PrivilegeMissing");
        }

        if (!Enum.IsDefined(privilege))
        {
            return WriteResult.Invalid<long>(field, "Connector_PrivilegeUnknown");
        }

        return existing is null
            ? Add(write, contact, rights, platform, privilege, field)
            : ChangePrivilege(write, contact, rights, platform, existing, privilege, field);
    }

    public static WriteResult<long>? Remove(AccountWrite write, Contact contact, ContactRights rights, MobileConnector connector)
    {
        if (write.Authority.ReduceConnector(rights) is { } denial)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        contact.Connectors.Remove(connector);
        foreach (var device in contact.Devices.Where(device => device.PlatformId == connector.PlatformId))
        {
            device.End(write.Now, DeviceEnd.ConnectorRemoved);
        }

        Touch(write, contact);
        return null;
    }

    private static WriteResult<long>? ChangePrivilege(
        AccountWrite write,
        Contact contact,
        ContactRights rights,
        MobilePlatform platform,
        MobileConnector connector,
        ConnectorPrivilege privilege,
        string field)
    {
        if (connector.Privilege == privilege)
        {
            return null;
        }

        var isRaised = privilege > connector.Privilege;
        var denial = isRaised ? write.Authority.GrantConnector(rights) : write.Authority.ReduceConnector(rights);
        if (denial is not null)
        {
            return WriteResult.Forbidden<long>(denial);
        }

        if (isRaised && platform.Availability == PlatformAvailability.Retired)
        {
            return WriteResult.Invalid<long>(field, "Connector_PlatformUnavailable", platform.Name);
        }

        connector.Privilege = privilege;
        contact.EndPasswordLinksOfOthersThan(write.Actor.ContactId);
        Touch(write, contact);
        return null;
    }

    private static WriteResult<long>? Add(
        AccountWrite write,
        Contact contact,
        ContactRights rights,
        MobilePlatform platform,
        ConnectorPrivilege privilege,
        string field)
    {
        if (write.Authority.GrantConnector(rights) is { } denial)
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

        contact.EndPasswordLinksOfOthersThan(write.Actor.ContactId);
        contact.Connectors.Add(new MobileConnector { PlatformId = platform.Id, Privilege = privilege, CreatedAt = write.Now });
        Touch(write, contact);
        return null;
    }

    private static void Touch(AccountWrite write, Contact contact)
    {
        contact.UpdatedAt = write.Now;
        contact.UpdatedById = write.Actor.ContactId;
    }
}
