using System.Buffers.Binary;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>How passwords are kept.</summary>
[Collection(SettingsHost.Name)]
public sealed class PasswordHashTests(ConnectorsFactory host)
{
    // The format of ASP.NET Core Identity, version 3: a mark, the function, how often, how long the salt is.
    [Fact]
    public async Task Password_ThatIsChosen_IsKeptAsAHashThatIsSlowEnough()
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var code = WriteAssert.Done(await account.AsAdministrator(core => core.Links.CreateAsync(id)));
        await account.Inside(async core =>
            WriteAssert.Done(await core.Links.UseAsync((await core.Links.FindAsync(id, code))!, code, Sample.Password)));

        var kept = Convert.FromBase64String((await account.FindAsync(id)).PasswordHash!).AsSpan();

        Assert.Equal(1, kept[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(kept[1..])); // HMAC-SHA-512
        Assert.Equal((uint)PasswordHashing.Iterations, BinaryPrimitives.ReadUInt32BigEndian(kept[5..]));
        Assert.Equal(16u, BinaryPrimitives.ReadUInt32BigEndian(kept[9..]));
        Assert.True(PasswordHashing.Iterations >= 210_000);
    }
}
