using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>
/// Everybody who sends requests: a holder of each single permission, of none, of many, and of all; administrators; phones; people who are
/// signed out.
/// </summary>
public sealed class ChangeVisitors(ChangeWorld world)
{
    private const string Administrators = "administrator";
    private const string Halfway = "between password and code";

    private static readonly (string Name, string[] Keys, bool IsLimited)[] Holders =
    [
        .. PermissionCatalogue.Keys.Order(StringComparer.Ordinal).Select(key => ("only " + key, new[] { key }, false)),
        ("without rights", [], false),
        (
            "reader",
            [
                Permissions.Contacts, Permissions.ContactsSearch, Permissions.Roles, Permissions.Groups, Permissions.Categories,
                Permissions.Segments, Permissions.Campaigns,
            ],
            false),
        ("limited editor", [Permissions.ContactsEdit, Permissions.ContactsDelete], true),
        ("limited creator", [Permissions.ContactsCreate, Permissions.MobileConnectors], true),
        ("delegate without the app", [Permissions.MobileConnectors], false),
        ("all but administrator", [.. PermissionCatalogue.Keys], false),
        ("limited, all but administrator", [.. PermissionCatalogue.Keys], true),
    ];

    private readonly List<(Visitor Visitor, TestAccount Account)> _contacts = [];
    private readonly List<(Visitor Visitor, ConnectorPrivilege Privilege)> _phones = [];
    private long _halfway;

    public (TestPhone Phone, long ContactId) Stopper { get; private set; }

    public string RecoveryCode { get; private set; } = "";

    private TestAccount Account => world.Account;

    public async Task AddContactsAsync()
    {
        foreach (var (name, keys, isLimited) in Holders)
        {
            await AddHolderAsync(name, keys, isLimited);
        }

        var administrator = await Account.AddAdministratorAsync();
        await world.AddPhoneAsync("own " + Administrators, administrator);
        Add(new Visitor(Administrators, Account.Id, administrator, new HashSet<string>(), IsAdministrator: true), Account);
        var other = await world.Other.AddAdministratorAsync();
        Add(new Visitor("other account's administrator", world.Other.Id, other, new HashSet<string>(), IsAdministrator: true), world.Other);
        await AddPhonesAsync();
        _halfway = await Account.AddContactAsync();
        RecoveryCode = (await Account.AddSecondFactorAsync(_halfway)).RecoveryCodes[0];

        // Made by somebody who may not finish it for ever: with a connector that administrators are asked to look at.
        var creator = _contacts.Single(one => one.Visitor.Name == "limited creator").Visitor.ContactId;
        var unfinished = WriteAssert.Done(await Account.As(creator, core => core.Informations.CreateAsync(
            Sample.Details(), Sample.Choices(ConnectorChoice.Of(ConnectorPrivilege.Read)), Guid.NewGuid())));
        world.AimAt(TargetKind.Contact, "unfinished", unfinished);
        world.AimAt(TargetKind.Connector, "to look at", (await Account.ConnectorsOfAsync(unfinished)).Single().Id);
    }

    /// <summary>Everybody, with the cookies or the token that their requests carry.</summary>
    public async Task<IReadOnlyList<Visitor>> SignInAsync()
    {
        var visitors = new List<Visitor> { await EnterAsync(new Visitor("signed out", 0, 0, new HashSet<string>()), null) };
        foreach (var (visitor, account) in _contacts)
        {
            visitors.Add(await EnterAsync(visitor, (await account.FindAsync(visitor.ContactId)).UserName));
        }

        visitors.Add(await EnterAsync(
            new Visitor(Halfway, 0, 0, new HashSet<string>()) { Passed = _halfway }, (await Account.FindAsync(_halfway)).UserName));
        foreach (var (visitor, privilege) in _phones)
        {
            var phone = await new TestPhone(world.Host).SignInAsync(Account, visitor.ContactId);
            Stopper = privilege == ConnectorPrivilege.ReadWrite ? (phone, visitor.ContactId) : Stopper;
            visitors.Add(visitor with { Bearer = phone.AccessToken, Cookie = visitors[0].Cookie, Token = visitors[0].Token });
        }

        await AddSecondFactorAsync(visitors.Single(visitor => visitor.Name == "reader").ContactId);
        return visitors;
    }

    private void Add(Visitor visitor, TestAccount account) => _contacts.Add((visitor, account));

    private async Task AddHolderAsync(string name, string[] keys, bool isLimited)
    {
        var id = keys.Length == 0 ? await Account.AddContactAsync() : await Account.AddHolderAsync(keys);
        Add(new Visitor(name, Account.Id, id, PermissionCatalogue.Tree.WithAncestors(keys)), Account);
        if (isLimited)
        {
            await world.LimitAsync(id);
        }

        if (!name.Contains("without the app"))
        {
            await world.AddPhoneAsync("own " + name, id);
        }
    }

    // Of administrators, whose rights their phones do not have.
    private async Task AddPhonesAsync()
    {
        foreach (var (name, privilege, rights) in new (string, ConnectorPrivilege, string[])[]
        {
            ("phone that reads", ConnectorPrivilege.Read, []),
            ("phone that stops", ConnectorPrivilege.ReadWrite, [PhonePermissions.MoveCampaigns]),
        })
        {
            var id = await Account.AddAdministratorAsync();
            await Account.AddConnectorAsync(id, privilege);
            await world.LimitAsync(id);
            _phones.Add((new Visitor(name, Account.Id, id, rights.ToHashSet()), privilege));
        }
    }

    private async Task<Visitor> EnterAsync(Visitor visitor, string? login)
    {
        var (site, cookies) = world.Host.Browser();
        var page = await site.GetAsync("/connexion");
        if (login is not null)
        {
            page = await site.SubmitAsync(page, form =>
            {
                form.Set("Login", login);
                form.Set("Password", Sample.Password);
            }, "/connexion");
            Assert.Equal(visitor.Passed is null ? "/" : "/connexion/code", page.Location);
            page = await site.GetAsync(visitor.Passed is null ? "/deconnexion" : page.Location!);
        }

        return visitor with
        {
            Cookie = cookies.Container.GetCookieHeader(new Uri(site.Client.BaseAddress!, "/connexion/code")),
            Token = page.Element("input[name=__RequestVerificationToken]").GetAttribute("value")!,
        };
    }

    // Straight into the table: turned on through the page it would end the session.
    private Task<int> AddSecondFactorAsync(long contactId) => Account.Inside(core =>
    {
        var now = world.Host.Time.GetUtcNow().UtcDateTime;
        var factor = new SecondFactor { AccountId = Account.Id, ContactId = contactId, ProtectedKey = "", EnabledAt = now };
        factor.RecoveryCodes.Add(new RecoveryCode { AccountId = Account.Id, Hash = "" });
        core.Db.Add(factor);
        return core.Db.SaveChangesAsync();
    });
}
