using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Core.Tests.Writing.EffectWorld;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>A write whose effect has not been seen is taken back, and nothing of it stays.</summary>
public sealed class EffectPreviewTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Tick_OfAHeldRole_IsShownFirst_AndCommittedWhenSeen()
    {
        var account = await host.CreateAccountAsync();
        var (roleId, contactId) = await account.HeldRoleAsync(Create);

        var effect = WriteAssert.Unseen(await account.UnchangedBy(account.AdministratorId, core =>
        {
            core.Preview.Ask(null);
            return UntickAsync(core, roleId);
        }));
        var done = await account.AsAdministrator(core =>
        {
            core.Preview.Ask(effect.Digest);
            return UntickAsync(core, roleId);
        });

        var line = Assert.IsType<RightsLine>(Assert.Single(effect.Lines));
        Assert.Equal((contactId, "Sandra Durand"), (line.ContactId, line.Name));
        Assert.Empty(line.Gained);
        Assert.Equal([Permissions.ContactsCreate], line.Lost);
        WriteAssert.Done(done);
        Assert.DoesNotContain(Permissions.ContactsCreate, await account.PermissionsOfAsync(roleId));
    }

    [Fact]
    public async Task Effect_ThatHasChangedSinceItWasSeen_IsShownAgain()
    {
        var account = await host.CreateAccountAsync();
        var (roleId, _) = await account.HeldRoleAsync(Create);
        var seen = WriteAssert.Unseen(await account.RehearseAsync(core => UntickAsync(core, roleId)));
        var newcomer = await account.AddContactAsync(details => (details.FirstName, details.LastName) = ("Léa", "Martin"));
        await account.GiveRoleAsync(newcomer, roleId);

        var again = WriteAssert.Unseen(await account.UnchangedBy(account.AdministratorId, core =>
        {
            core.Preview.Ask(seen.Digest);
            return UntickAsync(core, roleId);
        }));

        Assert.Equal(["Sandra Durand", "Léa Martin"], again.Lines.Cast<RightsLine>().Select(line => line.Name));
    }

    [Fact]
    public async Task TwoRequests_ThatHaveSeenTheSame_GiveOneChange()
    {
        var account = await host.CreateAccountAsync();
        var (roleId, _) = await account.HeldRoleAsync(Create);
        var seen = WriteAssert.Unseen(await account.RehearseAsync(core => UntickAsync(core, roleId)));

        Task<WriteResult<long>> SaveAsync() => account.AsAdministrator(core =>
        {
            core.Preview.Ask(seen.Digest);
            return UntickAsync(core, roleId);
        });
        var results = await Together.RunAsync(SaveAsync, SaveAsync);

        Assert.All(results, result => WriteAssert.Done(result));
        Assert.Single(await account.Inside(core => core.Db.JournalEntries
            .Where(entry => entry.Kind == JournalKind.RoleChanged).ToListAsync()));
    }

    [Fact]
    public async Task Rehearsal_IsNeverCommitted_WhoeverActs()
    {
        var account = await host.CreateAccountAsync();
        var (roleId, contactId) = await account.HeldRoleAsync(Create);
        var before = await account.Inside(core => AccountDump.OfAllAsync(core.Db));

        WriteAssert.Unseen(await account.RehearseAsync(core => UntickAsync(core, roleId)));
        WriteAssert.Unseen(await account.RehearseAsync(core => core.Contacts.DeleteAsync(contactId)));
        WriteAssert.Unseen(await account.RehearseAsync(core => core.Roles.CreateAsync("Neuf", Sample.Keys())));
        WriteAssert.Unseen(await account.RehearseAsync(core => core.Account.SetMobileConnectorsAsync(true)));
        WriteAssert.Unseen(await account.AsOperator(core =>
        {
            core.Preview.Rehearse();
            return core.Writer.RunAsync(_ => null, write =>
            {
                write.Account.Name = "Autre";
                return Task.FromResult(WriteResult.Done(1));
            });
        }));

        var after = await account.Inside(core => AccountDump.OfAllAsync(core.Db));
        Assert.Equal(before.Select(row => row.ToString()).Order(), after.Select(row => row.ToString()).Order());
    }

    [Fact]
    public async Task Rehearsal_LeavesNothingInItsScope_ForTheNextSave()
    {
        var account = await host.CreateAccountAsync();
        var (_, contactId) = await account.HeldRoleAsync(Create);

        var tracked = await account.AsAdministrator(async core =>
        {
            core.Preview.Rehearse();
            WriteAssert.Unseen(await core.Contacts.DeleteAsync(contactId));
            return core.Db.ChangeTracker.Entries().Count();
        });

        Assert.Equal(0, tracked);
    }

    [Fact]
    public async Task Nothing_IsAsked_WithoutAnEffect_UnlessAlways()
    {
        var account = await host.CreateAccountAsync();
        var roleId = await account.AddRoleAsync("Personne", Create);

        var renamed = await account.AsAdministrator(core =>
        {
            core.Preview.Ask(null);
            return UntickAsync(core, roleId);
        });
        var deleted = await account.AsAdministrator(core =>
        {
            core.Preview.Ask(null, always: true);
            return core.Roles.DeleteAsync(roleId);
        });

        WriteAssert.Done(renamed);
        Assert.True(WriteAssert.Unseen(deleted).IsEmpty);
    }

    [Fact]
    public async Task Forbidden_AndAnotherAccounts_AreAnsweredAsEver()
    {
        var account = await host.CreateAccountAsync();
        var other = await host.CreateAccountAsync();
        var (roleId, contactId) = await account.HeldRoleAsync(Create);

        var forbidden = await account.UnchangedBy(contactId, core =>
        {
            core.Preview.Rehearse();
            return UntickAsync(core, roleId);
        });
        var unknown = await account.UnchangedBy(() => other.RehearseAsync(core => core.Contacts.DeleteAsync(contactId)));

        WriteAssert.Is(WriteStatus.Forbidden, forbidden);
        WriteAssert.NotFound(unknown);
    }

    [Fact]
    public async Task Command_IsNeverAsked()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.AddConnectorAsync(await account.AddContactAsync());

        var done = await account.AsOperator(core =>
        {
            core.Preview.Ask(null, always: true);
            return core.Writer.RunAsync(_ => null, write =>
            {
                write.Account.MobileConnectorsEnabled = false;
                return Task.FromResult(WriteResult.Done(1));
            });
        });

        WriteAssert.Done(done);
    }
}
