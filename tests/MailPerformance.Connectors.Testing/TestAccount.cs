using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Testing;

/// <summary>An account of one test, with an administrator who can really sign in. Everything goes through the real services.</summary>
public sealed class TestAccount
{
    private TestAccount(ITestHost host, string code, long id, long administratorId, long administratorRoleId)
    {
        Host = host;
        Code = code;
        Id = id;
        AdministratorId = administratorId;
        AdministratorRoleId = administratorRoleId;
    }

    public ITestHost Host { get; }

    public string Code { get; }

    public long Id { get; }

    public long AdministratorId { get; }

    public long AdministratorRoleId { get; }

    public static async Task<TestAccount> CreateAsync(ITestHost host)
    {
        var code = Sample.NextCode();
        var account = await host.InScope(async core =>
        {
            var details = Sample.Details(details => (details.LoginName, details.ValidUntil) = ("admin", null));
            var contactId = WriteAssert.Done(await core.Installer.CreateAsync(code, "Compte " + code, details));
            var roleId = await core.Db.Roles.Select(role => role.Id).SingleAsync();
            return new TestAccount(host, code, core.Current.AccountId!.Value, contactId, roleId);
        });
        await account.SetPasswordAsync(account.AdministratorId);
        return account;
    }

    public Task<T> As<T>(long contactId, Func<CoreServices, Task<T>> work) => Host.InAccountAs(contactId, work);

    public Task<T> AsAdministrator<T>(Func<CoreServices, Task<T>> work) => Host.InAccountAs(AdministratorId, work);

    public Task AsAdministrator(Func<CoreServices, Task> work) => Host.InAccountAs(AdministratorId, work);

    /// <summary>As the contact's phone that is just signing in.</summary>
    public Task<T> AsPhone<T>(long contactId, Func<CoreServices, Task<T>> work) => Host.InAccountAs(contactId, core =>
    {
        var contact = core.Current.Contact!;
        core.Current.Enter(contact with { Actor = new Actor(contactId, Id, false, [], Entrance.Phone) });
        return work(core);
    });

    /// <summary>As a command of the operator.</summary>
    public Task<T> AsOperator<T>(Func<CoreServices, Task<T>> work) => Host.InScope(core =>
    {
        core.Current.EnterUnattended(Id, Entrance.Command);
        return work(core);
    });

    /// <summary>In the account, with nobody signed in: what a test may look at and prepare where no service may.</summary>
    public Task<T> Inside<T>(Func<CoreServices, Task<T>> work) =>
        Host.InScope(core =>
        {
            core.Current.Enter(Id);
            return work(core);
        });

    public Task<int> ChangeAsync(long contactId, Action<Contact> change) =>
        Inside(async core =>
        {
            var contact = await core.Db.Contacts.SingleAsync(contact => contact.Id == contactId);
            change(contact);
            (await core.Db.MobileConnectors.Where(connector => connector.ContactId == contactId).ToListAsync())
                .ForEach(connector => connector.Copy(contact));
            await core.Db.SaveChangesAsync();

            // As every write does, so that nothing is remembered from before.
            return await core.Db.Accounts.ExecuteUpdateAsync(set =>
                set.SetProperty(account => account.WriteSequence, account => account.WriteSequence + 1));
        });

    public Task SetPasswordAsync(long contactId) => ChangeAsync(contactId, contact => contact.PasswordHash = Sample.PasswordHash);

    /// <summary>A contact with a password and no role.</summary>
    public async Task<long> AddContactAsync(Action<ContactDetails>? change = null)
    {
        var id = await AddInvitedContactAsync(change);
        await SetPasswordAsync(id);
        return id;
    }

    /// <summary>A contact that has not used its one-time link yet.</summary>
    public async Task<long> AddInvitedContactAsync(Action<ContactDetails>? change = null) =>
        WriteAssert.Done(await AsAdministrator(core =>
            core.Informations.CreateAsync(Sample.Details(change), Sample.NoConnectors(), Guid.NewGuid())));

    public async Task<long> AddRoleAsync(string name, params string[] permissions) =>
        WriteAssert.Done(await AsAdministrator(core => core.Roles.CreateAsync(name, Sample.Keys(permissions))));

    public async Task GiveRoleAsync(long contactId, long roleId)
    {
        var held = await RolesOfAsync(contactId);
        WriteAssert.Done(await AsAdministrator(core => core.ContactRoles.SetAsync(contactId, Sample.Ids([.. held, roleId]), held)));
    }

    /// <summary>A contact whose one role ticks these permissions.</summary>
    public async Task<long> AddHolderAsync(params string[] permissions)
    {
        var contactId = await AddContactAsync();
        await GiveRoleAsync(contactId, await AddRoleAsync($"Rôle {Sample.NextNumber()}", permissions));
        return contactId;
    }

    /// <summary>A contact in the trash.</summary>
    public async Task<long> AddDeletedContactAsync(Func<long, Task>? prepare = null)
    {
        var id = await AddContactAsync();
        await (prepare?.Invoke(id) ?? Task.CompletedTask);
        WriteAssert.Done(await AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        return id;
    }

    public Task<long> AddDelegateAsync() => AddHolderAsync(Permissions.MobileConnectors);

    public async Task<long> AddAdministratorAsync()
    {
        var contactId = await AddContactAsync();
        await GiveRoleAsync(contactId, AdministratorRoleId);
        return contactId;
    }

    public async Task SetOptionAsync(bool enabled) =>
        WriteAssert.Done(await AsAdministrator(core =>
        {
            core.Consent.Give(StopCoverageRule.Field);
            return core.Account.SetMobileConnectorsAsync(enabled);
        }));

    public async Task<long> AddConnectorAsync(long contactId, ConnectorPrivilege privilege = ConnectorPrivilege.Read)
    {
        WriteAssert.Done(await AsAdministrator(core => core.Connectors.AddAsync(Sample.IPhone, contactId, privilege)));
        return (await ConnectorsOfAsync(contactId)).Single().Id;
    }

    /// <summary>A device that the contact has signed in from, without the sign-in itself.</summary>
    public async Task<long> AddDeviceAsync(long contactId, string name = "iPhone de test")
    {
        var approval = await ApprovalAsync(contactId);
        return WriteAssert.Done(await AsPhone(contactId, core =>
            core.Devices.SignedInAsync(
                contactId, Sample.IPhone, 1_000_000_000L + Sample.NextNumber(), new DeviceDescription(name), approval)));
    }

    /// <summary>Turns the contact's second factor on; the code that did so is used up.</summary>
    public async Task<TestAuthenticator> AddSecondFactorAsync(long contactId)
    {
        var setUp = WriteAssert.Done(await As(contactId, core => core.SecondFactors.StartAsync(Sample.Password)));
        var time = Host.Services.GetRequiredService<TimeProvider>();
        var codes = WriteAssert.Done(await As(contactId, core =>
            core.SecondFactors.EnableAsync(setUp.Carried, new TestAuthenticator(setUp.Key, time, []).Code())));
        return new TestAuthenticator(setUp.Key, time, codes.Codes);
    }

    /// <summary>What the contact agrees to now.</summary>
    public async Task<DeviceApproval> ApprovalAsync(long contactId)
    {
        await this.AddSessionAsync(contactId);
        var session = (await this.SessionsAsync(contactId))[^1];
        return new DeviceApproval(
            session.SecurityStamp, Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, session.Key);
    }

    public async Task<long> AddLabelAsync<TLabel>(string name)
        where TLabel : Label, new() =>
        WriteAssert.Done(await AsAdministrator(core => core.Labels<TLabel>().AddAsync(name)));

    public Task<Contact> FindAsync(long contactId) => Inside(core => core.Db.Contacts.SingleAsync(contact => contact.Id == contactId));

    public Task<bool> ExistsAsync(long contactId) => Inside(core => core.Db.Contacts.AnyAsync(contact => contact.Id == contactId));

    public async Task<ContactDetails> DetailsOfAsync(long contactId) => ContactDetails.Of(await FindAsync(contactId), Code);

    public Task<HashSet<long>> RolesOfAsync(long contactId) =>
        Inside(core => core.Db.ContactRoles.Where(held => held.UserId == contactId).Select(held => held.RoleId).ToHashSetAsync());

    public Task<HashSet<string>> PermissionsOfAsync(long roleId) =>
        Inside(
            core => core.Db.RolePermissions.Where(ticked => ticked.RoleId == roleId).Select(ticked => ticked.Permission).ToHashSetAsync());

    public Task<List<MobileConnector>> ConnectorsOfAsync(long contactId) =>
        Inside(core => core.Db.MobileConnectors.Where(connector => connector.ContactId == contactId).ToListAsync());

    /// <summary>The mails of one kind in the outbox, in the order in which they were put there; 0: to a contact that is deleted.</summary>
    public async Task<List<(long ContactId, T Data)>> MailsAsync<T>()
        where T : MailData
    {
        var mails = await Inside(core => core.Db.OutboxMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());
        return [.. mails.Select(mail => (ContactId: mail.ContactId ?? 0, Data: Outbox.DataOf(mail) as T))
            .Where(mail => mail.Data is not null).Select(mail => (mail.ContactId, mail.Data!))];
    }

    /// <summary>Empties the outbox of what the preparation of a test has put there.</summary>
    public Task<int> ForgetMailsAsync() => Inside(core => core.Db.OutboxMails.ExecuteDeleteAsync());

    /// <summary>Runs what must change nothing, and checks that not one column of one row of the account has changed.</summary>
    public async Task<T> UnchangedBy<T>(Func<Task<T>> work)
    {
        var before = await Inside(core => AccountDump.OfAsync(core.Db, Id));
        var result = await work();
        var after = await Inside(core => AccountDump.OfAsync(core.Db, Id));
        var changed = before.Except(after).Select(row => "- " + row).Concat(after.Except(before).Select(row => "+ " + row)).ToList();
        Assert.True(changed.Count == 0 && before.Count == after.Count, "Rows have changed:\n" + string.Join('\n', changed));
        return result;
    }

    public Task<T> UnchangedBy<T>(long contactId, Func<CoreServices, Task<T>> work) => UnchangedBy(() => As(contactId, work));
}
