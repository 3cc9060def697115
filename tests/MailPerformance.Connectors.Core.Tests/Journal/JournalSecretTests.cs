using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>No entry holds what somebody could sign in with, nor what is made of it.</summary>
public sealed class JournalSecretTests(CoreHost host) : IClassFixture<CoreHost>
{
    private const string First = "la premiere phrase choisie";
    private const string Second = "la deuxieme phrase choisie";
    private const long Authorization = 8_123_456_789;

    private readonly HashSet<string> _secrets = [Sample.Password, First, Second, Authorization.ToString(CultureInfo.InvariantCulture)];

    [Fact]
    public async Task Entries_OfWhateverHandlesSecrets_HoldNone()
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await ChoosePasswordsAsync(account);
        await UseSecondFactorAsync(account);
        await ConnectPhoneAsync(account);
        await EndEverythingAsync(account);

        var entries = await account.EntriesAsync();

        JournalKind[] handled =
        [
            JournalKind.PasswordLinkMade, JournalKind.PasswordChosen, JournalKind.PasswordChanged, JournalKind.SecondFactorOn,
            JournalKind.RecoveryCodesRenewed, JournalKind.SecondFactorOff, JournalKind.InvitationMade, JournalKind.InvitationUsed,
            JournalKind.PhoneConnected, JournalKind.PhoneEnded, JournalKind.ContactDeleted,
        ];
        Assert.Equal([], handled.Except(entries.Select(entry => entry.Kind)));
        Assert.True(_secrets.Count > 60, $"{_secrets.Count}");
        Assert.All(_secrets, secret => Assert.True(secret.Length > 5, secret));
        Assert.Equal(
            [], entries.SelectMany(entry => _secrets.Where(secret => Holds(entry, secret)).Select(secret => (entry.Kind, secret))));
    }

    [Fact]
    public async Task SealedLine_HoldsNoNameAndNoValue()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddContactAsync(details => (details.LastName, details.Email) = ("Introuvable", "introuvable@exemple.fr"));
        var login = (await account.FindAsync(id)).UserName!;

        var entry = (await account.EntriesAsync())[^1];

        Assert.Contains("Introuvable", entry.Said, StringComparison.Ordinal);
        Assert.Contains("introuvable@exemple.fr", entry.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("introuvable", entry.Sealed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sandra", entry.Sealed, StringComparison.Ordinal);
        Assert.DoesNotContain(login, entry.Sealed, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Holds(JournalEntry entry, string secret) =>
        entry.Said.Contains(secret, StringComparison.OrdinalIgnoreCase)
        || entry.Sealed.Contains(secret, StringComparison.OrdinalIgnoreCase);

    private async Task ChoosePasswordsAsync(TestAccount account)
    {
        var id = await account.AddInvitedContactAsync();
        await RememberAsync(account);
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id, byMail: true)));
        _secrets.Add(code);
        await RememberAsync(account);
        WriteAssert.Done(await host.InScope(async core =>
            await core.Links.UseAsync((await core.Links.FindAsync(id, code))!, code, First)));
        await RememberAsync(account);
        WriteAssert.Done(await account.As(id, core => core.Passwords.RunAsync(First, Second)));
        await RememberAsync(account);
    }

    private async Task UseSecondFactorAsync(TestAccount account)
    {
        var id = await account.AddContactAsync();
        var setUp = WriteAssert.Done(await account.As(id, core => core.SecondFactors.StartAsync(Sample.Password)));
        _secrets.UnionWith([setUp.Key, setUp.Carried]);
        var app = new TestAuthenticator(setUp.Key, host.Time, []);
        Remember(WriteAssert.Done(await account.As(id, core => core.SecondFactors.EnableAsync(setUp.Carried, app.Code()))));
        await RememberAsync(account);
        Remember(WriteAssert.Done(await account.As(id, core => core.SecondFactors.RenewCodesAsync(Sample.Password))));
        await RememberAsync(account);
        WriteAssert.Done(await account.As(id, core => core.SecondFactors.DisableAsync(Sample.Password)));
        await RememberAsync(account);
    }

    private async Task ConnectPhoneAsync(TestAccount account)
    {
        var id = await account.AddContactAsync();
        var connector = await account.AddConnectorAsync(id, ConnectorPrivilege.ReadWrite);
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Invitations.CreateAsync(connector, byMail: true)));
        _secrets.UnionWith([code, ReadableCode.Shown(code)]);
        await RememberAsync(account);
        var approval = await account.ApprovalAsync(id);
        WriteAssert.Done(await account.AsPhone(id, core => core.Devices.SignedInAsync(
            id, Sample.IPhone, Authorization, new DeviceDescription("iPhone", InstallationId: "installation-1"), approval, code)));
        _secrets.UnionWith([approval.SessionId, "installation-1"]);
        await RememberAsync(account);
    }

    private static async Task EndEverythingAsync(TestAccount account)
    {
        foreach (var id in await account.Inside(core => core.Db.Contacts.Select(contact => contact.Id).ToListAsync()))
        {
            if (id != account.AdministratorId)
            {
                WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
            }
        }
    }

    private void Remember(SecondFactorCodes codes) =>
        _secrets.UnionWith(codes.Codes.Concat(codes.Codes.Select(code => ReadableCode.Tidy(code))));

    // Whatever the database holds of secrets at this moment.
    private async Task RememberAsync(TestAccount account) => _secrets.UnionWith(await account.Inside(async core =>
    {
        List<string?> found = [];
        foreach (var contact in await core.Db.Contacts.AsNoTracking().ToListAsync())
        {
            found.AddRange([contact.PasswordHash, contact.SecurityStamp, contact.ConcurrencyStamp, contact.PasswordLinkStamp]);
        }

        found.AddRange(await core.Db.Invitations.Select(invitation => invitation.CodeHash).ToListAsync());
        found.AddRange(await core.Db.SecondFactors.Select(factor => factor.ProtectedKey).ToListAsync());
        found.AddRange(await core.Db.RecoveryCodes.Select(code => code.Hash).ToListAsync());
        return found.OfType<string>();
    }));
}
