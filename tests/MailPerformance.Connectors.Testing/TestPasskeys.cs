using MailPerformance.Connectors.Core.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Testing;

/// <summary>Passkeys of a test account's contacts, of which no device has the secret half.</summary>
public static class TestPasskeys
{
    /// <returns>The row's id.</returns>
    public static async Task<long> AddPasskeyAsync(this TestAccount account, long contactId, string name = "Clé de test")
    {
        WriteAssert.Done(await account.As(contactId, core => core.Passkeys.AddAsync(NewInfo(), name)));
        return (await account.PasskeysAsync(contactId))[^1].Id;
    }

    public static Task<List<Passkey>> PasskeysAsync(this TestAccount account, long contactId) => account.Inside(core =>
        core.Db.Passkeys.AsNoTracking().Where(passkey => passkey.SecondFactor.ContactId == contactId).OrderBy(passkey => passkey.Id)
            .ToListAsync());

    public static UserPasskeyInfo NewInfo(uint signCount = 0) => new(
        Guid.NewGuid().ToByteArray(), [1, 2, 3], DateTimeOffset.UnixEpoch, signCount, ["internal"],
        isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);
}
