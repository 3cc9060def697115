using System.Data.Common;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MailPerformance.Connectors.Core.Tests.Accounts;

/// <summary>
/// A host in which many passwords are compared at once, for nothing. One that is right can be held after it was compared, and a code just
/// before it is used up.
/// </summary>
public sealed class SignInRaceHost : IAsyncLifetime
{
    public SignInRaceHost() => Core = CoreHost.With(
        services =>
        {
            services.Configure<SignInBounds>(bounds => (bounds.HashesAtOnce, bounds.QueueLength) = (100, 100));
            services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Contact>>(new Hasher(RightPassword)));
        },
        new HeldCode(Code));

    public CoreHost Core { get; }

    public Pause RightPassword { get; } = new();

    public Pause Code { get; } = new();

    public Task InitializeAsync() => Core.InitializeAsync();

    public async Task DisposeAsync()
    {
        await Core.DisposeAsync();
        RightPassword.Dispose();
        Code.Dispose();
    }

    private sealed class Hasher(Pause right) : IPasswordHasher<Contact>
    {
        public string HashPassword(Contact user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(Contact user, string hashedPassword, string providedPassword)
        {
            if (providedPassword != Sample.Password)
            {
                return PasswordVerificationResult.Failed;
            }

            right.PassAsync().GetAwaiter().GetResult();
            return PasswordVerificationResult.Success;
        }
    }

    private sealed class HeldCode(Pause code) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var isUse = command.CommandText.StartsWith("UPDATE", StringComparison.Ordinal)
                    && command.CommandText.Contains("LastStep", StringComparison.Ordinal)
                || command.CommandText.StartsWith("DELETE", StringComparison.Ordinal)
                    && command.CommandText.Contains("RecoveryCodes", StringComparison.Ordinal);
            if (isUse)
            {
                await code.PassAsync();
            }

            return result;
        }
    }
}
