using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>What the journal says of passwords, their links, and second factors: that they are, nothing of what they are.</summary>
public sealed class CredentialEntryTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string Chosen = "une autre phrase bien longue";

    [Fact]
    public async Task Link_Made_AndMadeByTheOperator_IsTold()
    {
        var account = await host.CreateAccountAsync();
        var maker = await account.AddHolderAsync(Permissions.ContactsEdit);
        var id = await account.AddInvitedContactAsync();

        var made = await account.OneToldByAsync(async () =>
            WriteAssert.Done(await account.As(maker, core => core.Links.CreateAsync(id, byMail: true))));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var byOperator = await account.OneToldByAsync(async () =>
            WriteAssert.Done(await account.AsOperator(core => core.Links.CreateByCommandAsync(id))));

        made.Is(JournalKind.PasswordLinkMade, Entrance.Browser, maker, id, id).Says();
        byOperator.Is(JournalKind.PasswordLinkMade, Entrance.Command, null, id, id).Says();
    }

    [Fact]
    public async Task Link_MadeTwiceInTheSameInstant_IsToldTwice()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();

        var told = await account.ToldByAsync(async () =>
        {
            WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
            WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        });

        Assert.Equal([JournalKind.PasswordLinkMade, JournalKind.PasswordLinkMade], told.Select(one => one.Kind));
    }

    [Fact]
    public async Task Password_ChosenWithALink_IsTold_AsNobodysWhoHasSignedIn()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));

        var told = await account.OneToldByAsync(() => UseAsync(account, id, code));

        told.Is(JournalKind.PasswordChosen, Entrance.Link, null, id, id).Says();
        Assert.Equal("Sandra Durand", told[JournalSaid.Contact]);
    }

    [Fact]
    public async Task Password_ChangedByOneself_IsTold_WithThePhonesThatEnd()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        var id = await account.AddCallerAsync();

        var told = await account.ToldByAsync(async () =>
            WriteAssert.Done(await account.As(id, core => core.Passwords.RunAsync(Sample.Password, Chosen))));

        Assert.Equal([JournalKind.PasswordChanged, JournalKind.PhoneEnded], told.Select(one => one.Kind));
        told[0].Is(JournalKind.PasswordChanged, Entrance.Browser, id, id, id).Says();
        told[1].Says("after:EndReason=PasswordChanged");
        Assert.Equal(id, told[1].Entry.AuthorId);
    }

    [Fact]
    public async Task SecondFactor_TurnedOn_CodesRenewed_AndOff_IsTold()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        var on = await account.OneToldByAsync(() => account.AddSecondFactorAsync(id));
        var renewed = await account.OneToldByAsync(async () =>
            WriteAssert.Done(await account.As(id, core => core.SecondFactors.RenewCodesAsync(Sample.Password))));
        var off = await account.OneToldByAsync(async () =>
        {
            WriteAssert.Done(await account.As(id, core => core.SecondFactors.DisableAsync(Sample.Password)));
            WriteAssert.Done(await account.As(id, core => core.SecondFactors.DisableAsync(Sample.Password)));
        });

        on.Is(JournalKind.SecondFactorOn, Entrance.Browser, id, id, id).Says();
        renewed.Is(JournalKind.RecoveryCodesRenewed, Entrance.Browser, id, id, id).Says();
        off.Is(JournalKind.SecondFactorOff, Entrance.Browser, id, id, id).Says();
    }

    [Fact]
    public async Task SecondFactor_TakenAwayByAnother_OrByTheOperator_IsToldAsTheirs()
    {
        var account = await host.CreateAccountAsync();
        var (one, two) = (await account.AddContactAsync(), await account.AddContactAsync());
        await account.AddSecondFactorAsync(one);
        await account.AddSecondFactorAsync(two);

        var byOther = await account.OneToldByAsync(async () =>
            WriteAssert.Done(await account.AsAdministrator(core => core.SecondFactors.ResetAsync(one))));
        var byOperator = await account.OneToldByAsync(async () =>
            Assert.True(WriteAssert.Done(await account.AsOperator(core => core.SecondFactors.ResetByCommandAsync(two)))));

        byOther.Is(JournalKind.SecondFactorOff, Entrance.Browser, account.AdministratorId, one, one);
        byOperator.Is(JournalKind.SecondFactorOff, Entrance.Command, null, two, two);
    }

    [Fact]
    public async Task Entry_OfWhoeverActs_SaysFromWhere()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync();

        var told = await account.OneToldByAsync(async () => WriteAssert.Done(await account.AsAdministrator(core =>
        {
            core.Here.Enter("192.0.2.9", new string('a', 500));
            return core.Contacts.SetLockedAsync(id, true);
        })));

        Assert.Equal(("192.0.2.9", new string('a', 199)), (told[JournalSaid.Address], told[JournalSaid.Agent]));
    }

    private static async Task UseAsync(TestAccount account, long id, string code) =>
        WriteAssert.Done(await account.Host.InScope(async core =>
            await core.Links.UseAsync((await core.Links.FindAsync(id, code))!, code, Chosen)));
}
