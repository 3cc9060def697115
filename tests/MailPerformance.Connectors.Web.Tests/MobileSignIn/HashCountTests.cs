using MailPerformance.Connectors.Core.Contacts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>A sign-in costs one hash, also in front of the app, where it answers two questions.</summary>
public sealed class HashCountTests(HashCountTests.CountingFactory host) : IClassFixture<HashCountTests.CountingFactory>
{
    [Theory]
    [InlineData("nobody")]
    [InlineData("wrong")]
    [InlineData("blocked")]
    [InlineData("blocked and wrong")]
    [InlineData("right")]
    public async Task SignIn_InFrontOfTheApp_CostsOneHash(string who)
    {
        var (account, contactId) = await host.PrepareAsync();
        await account.ChangeAsync(
            contactId, contact => contact.LockedAt = who.StartsWith("blocked", StringComparison.Ordinal) ? contact.CreatedAt : null);
        var login = who == "nobody" ? account.Code + "nobody" : (await account.FindAsync(contactId)).UserName!;
        var before = host.Hasher.Verified;

        await new TestPhone(host).OpenAsync(login, who.EndsWith("wrong", StringComparison.Ordinal) ? "faux" : Sample.Password);

        Assert.Equal(1, host.Hasher.Verified - before);
    }

    public sealed class CountingFactory : ConnectorsFactory
    {
        internal CountingHasher Hasher { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Contact>>(Hasher)));
        }
    }

    internal sealed class CountingHasher : IPasswordHasher<Contact>
    {
        private readonly PasswordHasher<Contact> _inner = new();
        private int _verified;

        public int Verified => _verified;

        public string HashPassword(Contact user, string password) => _inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Contact user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _verified);
            return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
