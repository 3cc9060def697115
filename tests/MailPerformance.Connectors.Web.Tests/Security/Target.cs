using System.Globalization;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Reviews;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>The row of the account that a request is about, made for this request alone.</summary>
public sealed record Target(TestAccount Account, long Id, string? Code)
{
    public static async Task<Target> CreateAsync(TestAccount account, TargetKind kind)
    {
        var name = $"Cible {Sample.NextNumber()}";
        return kind switch
        {
            TargetKind.None => new Target(account, 0, null),
            TargetKind.Contact => new Target(account, await account.AddContactAsync(), null),
            TargetKind.Role => new Target(account, await account.AddRoleAsync(name), null),
            TargetKind.Group => new Target(account, await account.AddLabelAsync<Group>(name), null),
            TargetKind.Category => new Target(account, await account.AddLabelAsync<Category>(name), null),
            TargetKind.Segment => new Target(account, await account.AddLabelAsync<Segment>(name), null),
            TargetKind.Connector => new Target(account, await account.AddConnectorAsync(await account.AddContactAsync()), null),
            TargetKind.Device => new Target(account, await DeviceAsync(account), null),
            TargetKind.Passkey => new Target(account, await account.AddPasskeyAsync(await account.AddContactAsync()), null),
            TargetKind.Session => new Target(account, await account.AddSessionAsync(await account.AddContactAsync()), null),
            TargetKind.Campaign => new Target(account, await account.AddCampaignAsync(CampaignState.Sending), null),
            TargetKind.Deleted => new Target(account, await account.AddDeletedContactAsync(), null),
            TargetKind.OpenReview => await OpenReviewAsync(account),
            TargetKind.Review => new Target(account, await account.EndedReviewAsync(), null),
            TargetKind.Batch => new Target(
                account,
                await account.ForeseeAsync(account.AdministratorId, new BatchOrder(BatchAction.Block), await account.AddContactAsync()),
                null),
            TargetKind.Import => new Target(
                account,
                WriteAssert.Done(await account.AsAdministrator(core => core.Imports.CreateAsync(TestImports.Upload("Utilisateur", "un")))),
                null),
            TargetKind.CampaignImport => new Target(
                account,
                WriteAssert.Done(await account.AsAdministrator(core =>
                    core.Imports.CreateAsync(TestImports.Upload("Clé", "un"), BatchAction.ImportCampaigns))),
                null),
            TargetKind.PasswordLink => await LinkAsync(account),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static async Task<long> DeviceAsync(TestAccount account)
    {
        var contactId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId);
        return await account.AddDeviceAsync(contactId);
    }

    // A new one, whose row is about a connector that nobody has decided of; in a crowd it may be none of the riskiest.
    private static async Task<Target> OpenReviewAsync(TestAccount account)
    {
        await account.EndedReviewAsync();
        var contactId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId, ConnectorPrivilege.ReadWrite);
        var id = await account.OpenReviewAsync();
        var row = (await account.ItemsAsync(id)).Find(item => item.Kind == ReviewedKind.Connector && item.ContactId == contactId);
        return new Target(account, id, (row?.Number ?? 1).ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<Target> LinkAsync(TestAccount account)
    {
        var id = await account.AddInvitedContactAsync();
        return new Target(account, id, WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id))));
    }
}
