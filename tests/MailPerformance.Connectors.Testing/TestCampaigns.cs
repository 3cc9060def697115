using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Testing;

/// <summary>Campaigns of a test account, and phones that may move them.</summary>
public static class TestCampaigns
{
    public static readonly CampaignCounts Counts = new()
    {
        Targeted = 1000,
        Sent = 500,
        Delivered = 480,
        Bounces = 20,
        Opens = 120,
        Clicks = 30,
        Unsubscribes = 4,
        Complaints = 1,
    };

    /// <summary>A campaign that came to the state by legal moves, planned an hour after now unless said otherwise.</summary>
    public static async Task<long> AddCampaignAsync(
        this TestAccount account, CampaignState state, DateTime? scheduledAt = null, long? categoryId = null, string? name = null) =>
        WriteAssert.Done(await account.AsOperator(core => core.Writer.RunAsync(write => write.Authority.Operate(), write =>
        {
            var now = write.Now;
            var number = Sample.NextNumber();
            var campaign = ExpressCampaign.Create($"campagne-{number}", name ?? $"Campagne {number}", now, "Objet", categoryId);
            campaign.AccountId = account.Id;
            foreach (var kind in CampaignStateMachine.Way(CampaignState.Draft, state)!)
            {
                campaign.Move(kind, now, kind == CampaignMoveKind.Validate ? scheduledAt ?? now.AddHours(1) : null);
            }

            campaign.Count(Counts, now);
            core.Db.Campaigns.Add(campaign);
            return Task.FromResult(WriteResult.Done(() => campaign.Id));
        })));

    public static Task<ExpressCampaign> CampaignAsync(this TestAccount account, long id) =>
        account.Inside(core => core.Db.Campaigns.AsNoTracking().Include(found => found.Moves).SingleAsync(found => found.Id == id));

    /// <summary>A contact that has activated the app, with the privilege and the categories (none: all).</summary>
    public static async Task<long> AddCallerAsync(
        this TestAccount account, ConnectorPrivilege privilege = ConnectorPrivilege.ReadWrite, params long[] categories)
    {
        var contactId = await account.AddContactAsync();
        await account.AddConnectorAsync(contactId, privilege);
        await account.AddDeviceAsync(contactId);
        if (categories.Length > 0)
        {
            await account.ChooseCategoriesAsync(contactId, categories);
        }

        return contactId;
    }

    public static async Task ChooseCategoriesAsync(this TestAccount account, long contactId, params long[] categories)
    {
        var held = await account.Inside(core =>
            core.Db.Set<ContactCategory>().Where(held => held.ContactId == contactId).Select(held => held.LabelId).ToHashSetAsync());
        WriteAssert.Done(
            await account.AsAdministrator(core => core.ContactLabels.SetCategoriesAsync(contactId, Sample.Ids(categories), held)));
    }

    /// <summary>What a call of the contact's phone is allowed at this moment.</summary>
    public static Task<MobileCaller> CallerAsync(this TestAccount account, long contactId) => account.Inside(async core =>
    {
        var authorization = await core.Db.MobileDevices.Where(device => device.ContactId == contactId)
            .Select(device => device.AuthorizationId).SingleAsync();
        return (await core.Access.FindAsync(contactId, authorization)).Caller
            ?? throw new InvalidOperationException("The phone may not call.");
    });

    /// <summary>The order as the contact's phone sends it.</summary>
    public static Task<WriteResult<CampaignOrderResult>> OrderAsync(
        this TestAccount account, MobileCaller caller, CampaignOrderRequest order) =>
        account.Host.InScope(core =>
        {
            core.Current.Enter(caller.Contact);
            return core.CampaignControl.OrderAsync(order);
        });
}
