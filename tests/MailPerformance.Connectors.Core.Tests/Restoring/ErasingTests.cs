using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Trash;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Restoring;

/// <summary>Whoever is erased is a number everywhere, and the journal still verifies.</summary>
public sealed class ErasingTests(CoreHost host) : IClassFixture<CoreHost>
{
    // No word of the product or of other people.
    private static readonly string[] Words = ["Quetzalline", "Popocatepetl", "popoca", "tlaloc", "chalchiuh"];

    [Fact]
    public async Task EraseAsync_Person_LeavesNoTraceInAnyTable()
    {
        var account = await host.CreateAccountAsync();
        var id = await BusyPersonAsync(account);
        Assert.NotEmpty(await TracesAsync(account));

        await account.DeleteContactAsync(id);
        Assert.NotEmpty(await TracesAsync(account));
        await account.Inside(core => core.Db.OutboxMails.ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.NextAttemptAt, (DateTime?)null).SetProperty(mail => mail.Recipient, (string?)null)));
        await account.EraseAsync(TrashKind.Contact, id);

        Assert.Empty(await TracesAsync(account));
        Assert.Null(await account.ItemAsync(TrashKind.Contact, id));
        var verdict = await account.AsAdministrator(core => core.JournalVerifier.VerifyAsync());
        Assert.True(verdict.Holds, $"{verdict}");
        WriteAssert.NotFound(await account.RestoreAsync(TrashKind.Contact, id));
    }

    [Fact]
    public async Task EraseAsync_ManyEntries_AreErasedSomeAtATime()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddHolderAsync(Permissions.GroupsManage);
        await account.Inside(async core =>
        {
            var owner = await core.Db.Accounts.SingleAsync();
            var author = new JournalAuthor(Core.Accounts.Entrance.Browser, id, "Sandra Durand", "x", "::1", null, null);
            for (var made = 0; made < 1_203; made++)
            {
                core.Db.Add(JournalChain.Next(owner, author, host.Now, new JournalDraft(JournalKind.GroupCreated).About(() => 1, "Nord")));
            }

            return await core.Db.SaveChangesAsync();
        });
        await account.DeleteContactAsync(id);
        await account.EraseAsync(TrashKind.Contact, id);

        var told = await account.Inside(core =>
            core.Db.JournalEntries.Where(entry => entry.Kind == JournalKind.EntriesErased).ToListAsync());
        Assert.InRange(told.Count, 3, 4);
        Assert.All(told, entry => Assert.Equal(id, entry.ContactId));
        Assert.DoesNotContain("::1", string.Join('\n', await account.Inside(core =>
            core.Db.JournalEntries.Where(entry => entry.AuthorId == id).Select(entry => entry.Said).ToListAsync())));
        Assert.True((await account.AsAdministrator(core => core.JournalVerifier.VerifyAsync())).Holds);
    }

    [Fact]
    public async Task Verify_ValueTakenAwayByHand_IsSeen()
    {
        var account = await host.CreateAccountAsync();
        var (erased, other) = (await account.AddContactAsync(), await account.AddContactAsync());
        await account.DeleteContactAsync(erased);
        await account.EraseAsync(TrashKind.Contact, erased);
        var number = await account.Inside(async core =>
        {
            var entry = await core.Db.JournalEntries.Where(entry => entry.ContactId == other).OrderBy(entry => entry.Number).FirstAsync();
            entry.Said = JournalSaid.Write(JournalSaid.Read(entry.Said)
                .Select(one => one.Of == other ? one with { Value = null, Salt = null } : one));
            await core.Db.SaveChangesAsync();
            return entry.Number;
        });

        var verdict = await account.AsAdministrator(core => core.JournalVerifier.VerifyAsync());

        Assert.Equal((number, JournalFault.Values), (verdict.Number, verdict.Fault));
    }

    [Fact]
    public async Task EraseAsync_WithoutAFreshProof_AsksForIt()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();
        await account.DeleteContactAsync(id);

        WriteAssert.InvalidIn(
            await account.UnchangedBy(account.AdministratorId, core =>
            {
                core.Current.Prove(host.Now.AddHours(-1));
                return core.Trash.EraseAsync(TrashKind.Contact, id);
            }),
            FreshProofRule.Field);
    }

    [Fact]
    public async Task EraseAsync_ByNoAdministrator_IsForbidden()
    {
        var account = await host.CreateAccountAsync();
        var other = await account.AddHolderAsync(Permissions.ContactsDelete);
        var id = await account.AddContactAsync();
        await account.DeleteContactAsync(id);

        WriteAssert.Forbidden(
            await account.UnchangedBy(other, core => core.Trash.EraseAsync(TrashKind.Contact, id)), "Denial_AdministratorOnly");
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData(90, 90)]
    [InlineData(0, 0)]
    public async Task EmptyAsync_ErasesWhatWasKeptForLongEnough(int? days, int kept)
    {
        await using var own = new CoreHost();
        await own.InitializeAsync();
        var account = await own.CreateAccountAsync();
        await account.Inside(core => core.Db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(found => found.TrashDays, days)));
        var id = await account.AddContactAsync();
        var role = await account.AddRoleAsync("Relecture", Permissions.Contacts);
        await account.DeleteContactAsync(id);
        WriteAssert.Done(await account.AsAdministrator(core => core.Roles.DeleteAsync(role)));

        if (kept > 0)
        {
            own.Time.Advance(TimeSpan.FromDays(kept) - TimeSpan.FromMinutes(1));
            await account.AsAdministrator(core => core.Erasing.EmptyAsync());
            Assert.NotNull(await account.ItemAsync(TrashKind.Contact, id));
            own.Time.Advance(TimeSpan.FromMinutes(1));
        }

        WriteAssert.NotFound(await account.RestoreAsync(TrashKind.Contact, id));
        await account.AsAdministrator(core => core.Erasing.EmptyAsync());

        Assert.Empty(await account.Inside(core => core.Db.TrashItems.ToListAsync()));
        var kinds = await account.Inside(core => core.Db.JournalEntries.Where(entry => entry.Entrance == Core.Accounts.Entrance.Job)
            .Select(entry => entry.Kind).ToListAsync());
        Assert.Superset(new HashSet<JournalKind> { JournalKind.ContactErased, JournalKind.RoleErased }, kinds.ToHashSet());
    }

    [Fact]
    public async Task EmptyAsync_Label_GoesWithItsMembers()
    {
        var account = await host.CreateAccountAsync();
        var group = await account.AddLabelAsync<Group>("Nord");
        var id = await account.AddContactAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetGroupsAsync(id, Sample.Ids(group), Sample.Ids())));
        WriteAssert.Done(await account.AsAdministrator(core => core.Groups.DeleteAsync(group)));
        Assert.Single(await account.Inside(core => core.Db.TrashMembers.ToListAsync()));

        await account.EraseAsync(TrashKind.Group, group);

        Assert.Empty(await account.Inside(core => core.Db.TrashMembers.ToListAsync()));
    }

    // Somebody who has done, and had done to them, all that leaves a name somewhere.
    private static async Task<long> BusyPersonAsync(TestAccount account)
    {
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync(details => (details.FirstName, details.LastName, details.LoginName, details.Email) =
            ("Quetzalline", "Popocatepetl", "popoca", "tlaloc@chalchiuh.example"));
        await account.GiveRoleAsync(id, account.AdministratorRoleId);
        await account.AddConnectorAsync(id, Core.Connectors.ConnectorPrivilege.ReadWrite);
        await account.AddDeviceAsync(id, "Tlaloc de Quetzalline");
        var other = await account.AddContactAsync();
        var role = await account.AddRoleAsync("Un", Permissions.Contacts);
        var campaign = await account.AddCampaignAsync(CampaignState.Sending);
        await account.As(id, core => core.ContactRoles.SetAsync(other, Sample.Ids(role), Sample.Ids()));
        await account.As(id, core => core.Connectors.AddAsync(Sample.IPhone, other, Core.Connectors.ConnectorPrivilege.Read));
        WriteAssert.Done(await account.OrderAsync(
            await account.CallerAsync(id), new CampaignOrderRequest(campaign, CampaignMoveKind.Interrupt)));
        var review = WriteAssert.Done(await account.As(id, core => core.Reviews.StartAsync()));
        WriteAssert.Done(await account.As(id, core => core.Reviews.EndAsync(review)));
        var group = WriteAssert.Done(await account.As(id, core => core.Groups.AddAsync("Nord")));
        WriteAssert.Done(await account.As(id, core => core.Groups.DeleteAsync(group)));
        return id;
    }

    private static Task<List<string>> TracesAsync(TestAccount account) => account.Inside(async core =>
        (await AccountDump.OfAsync(core.Db, account.Id))
        .Where(row => Words.Any(word => NormalizedText.Of(row).Contains(NormalizedText.Of(word)))).ToList());
}
