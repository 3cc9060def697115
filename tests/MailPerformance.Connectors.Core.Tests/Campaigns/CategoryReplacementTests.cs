using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Campaigns;

/// <summary>Campaigns get another category, so that theirs can be deleted.</summary>
public sealed class CategoryReplacementTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Replacement_MovesAllOfThem_AndTellsEach()
    {
        var (account, old, other) = await SetUpAsync();
        await account.AddCampaignsAsync(450, old);
        var third = await account.AddCampaignAsync(CampaignState.Draft, categoryId: other);

        Assert.Equal(450, WriteAssert.Done(await account.AsAdministrator(core => core.Get<CategoryReplacement>().RunAsync(old, other))));

        Assert.Equal(451, await account.Inside(core => core.Db.Campaigns.CountAsync(campaign => campaign.CategoryId == other)));
        Assert.Equal(450, await account.Inside(core => core.Db.JournalEntries.CountAsync(entry =>
            entry.Kind == JournalKind.CampaignChanged && entry.SubjectId != third)));
        Assert.Equal(0, WriteAssert.Done(await account.AsAdministrator(core => core.Get<CategoryReplacement>().RunAsync(old, other))));
    }

    [Fact]
    public async Task Replacement_ByWhoeverSeesOneOfThemOnly_OrMayNot_IsForbidden()
    {
        var (account, old, other) = await SetUpAsync();
        await account.AddCampaignAsync(CampaignState.Draft, categoryId: old);
        var limited = await account.AddHolderAsync(Permissions.CategoriesManage);
        await account.ChooseCategoriesAsync(limited, old);
        var plain = await account.AddHolderAsync(Permissions.Campaigns);
        var whole = await account.AddHolderAsync(Permissions.CategoriesManage);

        foreach (var id in new[] { limited, plain })
        {
            WriteAssert.Is(
                WriteStatus.Forbidden,
                await account.UnchangedBy(id, core => core.Get<CategoryReplacement>().RunAsync(old, other)));
        }

        WriteAssert.Done(await account.As(whole, core => core.Get<CategoryReplacement>().RunAsync(old, other)));
    }

    [Fact]
    public async Task Replacement_ByTheSame_ByAnotherAccounts_OrOfNone_IsRefused()
    {
        var (account, old, _) = await SetUpAsync();
        var foreign = await (await host.CreateAccountAsync()).AddLabelAsync<Category>("Ailleurs");

        foreach (var wrong in new[] { old, foreign, 0 })
        {
            WriteAssert.Invalid(
                await account.AsAdministrator(core => core.Get<CategoryReplacement>().RunAsync(old, wrong)),
                CategoryReplacement.Field, "Category_NoOther");
        }

        WriteAssert.NotFound(await account.AsAdministrator(core => core.Get<CategoryReplacement>().RunAsync(foreign, old)));
    }

    private async Task<(TestAccount Account, long Old, long Other)> SetUpAsync()
    {
        var account = await host.CreateAccountAsync();
        return (account, await account.AddLabelAsync<Category>("Ancienne"), await account.AddLabelAsync<Category>("Nouvelle"));
    }
}
