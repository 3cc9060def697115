using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>An account of one test in the time of the machine: what a story finds when it begins.</summary>
public sealed class StoryAccount
{
    private StoryAccount(TestAccount account) => Account = account;

    public TestAccount Account { get; }

    public string Administrator => Login("admin");

    public static async Task<StoryAccount> CreateAsync(ConnectorsFactory host)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.ChangeAsync(account.AdministratorId, contact => (contact.FirstName, contact.LastName) = ("Camille", "Chef"));
        return new StoryAccount(account);
    }

    public string Login(string name) => Account.Code + name;

    /// <summary>A contact with a password whose login is its first name, in small letters without accents.</summary>
    public Task<long> AddPersonAsync(string firstName, string lastName) =>
        Account.AddContactAsync(details =>
        {
            (details.FirstName, details.LastName) = (firstName, lastName);
            details.LoginName = NormalizedText.Of(firstName).ToLowerInvariant();
            details.ValidUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90);
        });

    public async Task<long> AddPersonAsync(string firstName, string lastName, params string[] permissions)
    {
        var id = await AddPersonAsync(firstName, lastName);
        await Account.GiveRoleAsync(id, await Account.AddRoleAsync($"Rôle de {firstName}", permissions));
        return id;
    }

    public async Task<long> AddAdministratorAsync(string firstName, string lastName)
    {
        var id = await AddPersonAsync(firstName, lastName);
        await Account.GiveRoleAsync(id, Account.AdministratorRoleId);
        return id;
    }

    /// <summary>A campaign for tomorrow that one person alone can stop from a phone.</summary>
    public async Task CoverCampaignAsync(string name)
    {
        var contactId = await AddPersonAsync("Anton", "Anton");
        await Account.AddConnectorAsync(contactId, ConnectorPrivilege.ReadWrite);
        await Account.AddDeviceAsync(contactId);
        await Account.AddCampaignAsync(CampaignState.Validated, DateTime.UtcNow.AddDays(1), name: name);
    }

    public Task AddLabelsAsync<TLabel>(params string[] names)
        where TLabel : Label, new() =>
        Account.AsAdministrator(async core =>
        {
            foreach (var name in names)
            {
                WriteAssert.Done(await core.Labels<TLabel>().AddAsync(name));
            }
        });

    public Task<Contact> FindAsync(string loginName) =>
        Account.Inside(core => core.Db.Contacts.SingleAsync(contact => contact.NormalizedUserName == NormalizedText.Of(Login(loginName))));
}
