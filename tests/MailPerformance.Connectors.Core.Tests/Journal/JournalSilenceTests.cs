using System.Data.Common;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What has not happened leaves no entry, and what cannot be told does not happen.</summary>
public sealed class JournalSilenceTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public async Task Saves_ThatChangeNothing_LeaveNothing()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddContactAsync();
        var connector = await account.AddConnectorAsync(id);
        var label = await account.AddLabelAsync<Group>("Groupe");
        var role = await account.AddRoleAsync("Rôle", Permissions.Groups);
        var shown = await account.DetailsOfAsync(id);
        var profile = new ProfileDetails { Language = "fr", TimeZone = "Europe/Paris", RowsPerTable = 25 };
        var ticks = await account.PermissionsOfAsync(role);
        var edit = new RoleEdit("Rôle", ticks, "Rôle", ticks);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        await account.NothingToldByAsync(async () =>
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(shown, shown))));
            WriteAssert.Done(await account.As(id, core => core.Profile.UpdateAsync(profile)));
            WriteAssert.Done(await account.AsAdministrator(core =>
                core.Connectors.ChangePrivilegeAsync(connector, ConnectorPrivilege.Read)));
            WriteAssert.Done(await account.AsAdministrator(core => core.Labels<Group>().RenameAsync(label, "Groupe")));
            WriteAssert.Done(await account.AsAdministrator(core => core.Roles.UpdateAsync(role, edit)));
            WriteAssert.Done(await account.AsAdministrator(core => core.ContactRoles.SetAsync(id, Sample.Ids(), Sample.Ids())));
            WriteAssert.Done(await account.AsAdministrator(core => core.ContactLabels.SetGroupsAsync(id, Sample.Ids(), Sample.Ids())));
            WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.SetLockedAsync(id, false)));
            await account.SetOptionAsync(true);
        });
    }

    [Fact]
    public async Task Saves_ThatAreRefusedInvalidNotFoundOrAConflict_LeaveNothing()
    {
        var account = await host.CreateAccountAsync();
        var (id, nobody) = (await account.AddContactAsync(), await account.AddContactAsync());
        var shown = await account.DetailsOfAsync(id);
        var stale = Sample.Details(details => details.LastName = "Autrement");
        var wanted = Sample.Details(details => details.LastName = "Encore");

        await account.NothingToldByAsync(async () =>
        {
            WriteAssert.Is(WriteStatus.Forbidden, await account.As(nobody, core => core.Contacts.SetLockedAsync(id, true)));
            WriteAssert.Is(WriteStatus.Forbidden, await account.As(nobody, core => core.Links.CreateAsync(id)));
            WriteAssert.InvalidIn(
                await account.AsAdministrator(core => core.Informations.UpdateAsync(
                    id, Sample.Edit(Sample.Details(details => details.Email = "sans arobase"), shown))),
                nameof(ContactDetails.Email));
            WriteAssert.InvalidIn(await account.AsAdministrator(core => core.Groups.AddAsync("")), LabelService<Group>.Field);
            WriteAssert.NotFound(await account.AsAdministrator(core => core.Contacts.DeleteAsync(-1)));
            WriteAssert.Conflict(
                await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, stale))));
        });
    }

    [Fact]
    public async Task Save_ThatARuleTakesBackAfterwards_LeavesNothing()
    {
        var account = await host.CreateAccountAsync();
        var other = await account.AddAdministratorAsync();
        await account.ChangeAsync(other, contact => contact.AccessEndsAt = host.Now.AddDays(3));

        await account.NothingToldByAsync(async () => WriteAssert.Invalid(
            await account.As(other, core => core.Contacts.SetLockedAsync(account.AdministratorId, true)),
            "", "Contact_LastingAdministrator", ContactStandings.LastingDays));
    }

    [Fact]
    public async Task Save_ThatMeetsAUniqueIndex_LeavesNothing()
    {
        var account = await host.CreateAccountAsync();
        await account.AddLabelAsync<Group>("Groupe");

        await account.NothingToldByAsync(async () => WriteAssert.Is(
            WriteStatus.Invalid,
            await account.AsAdministrator(core => core.Writer.RunAsync(
                write => null,
                write =>
                {
                    var (one, two) = (new Group { AccountId = account.Id }, new Group { AccountId = account.Id });
                    one.Rename("Nouveau");
                    two.Rename("Groupe");
                    core.Db.AddRange(one, two);
                    return Task.FromResult(WriteResult.Done(1));
                }))));
    }

    [Fact]
    public async Task Change_WhoseEntryCannotBeWritten_DoesNotHappen()
    {
        var broken = new BrokenJournal();
        await using var own = CoreHost.With(broken);
        await own.InitializeAsync();
        var account = await own.CreateAccountAsync();

        broken.IsOn = true;
        await account.UnchangedBy(() => Assert.ThrowsAnyAsync<Exception>(() => account.AddLabelAsync<Group>("Groupe")));
        broken.IsOn = false;

        await account.HoldsAsync();
        await account.OneToldByAsync(() => account.AddLabelAsync<Group>("Groupe"));
    }

    [Fact]
    public async Task Save_WithNothingToTell_CostsNoCommandOfTheJournal()
    {
        var account = await host.CreateAccountAsync();

        var commands = await host.Commands.ListenAsync(async () => await account.SetOptionAsync(false));

        Assert.DoesNotContain(commands, command => command.Contains("JournalEntries", StringComparison.Ordinal));
    }

    private sealed class BrokenJournal : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) =>
            IsOn && command.CommandText.Contains("INSERT INTO \"JournalEntries\"", StringComparison.Ordinal)
                ? throw new DbUpdateException("The disk is full.")
                : ValueTask.FromResult(result);
    }
}
