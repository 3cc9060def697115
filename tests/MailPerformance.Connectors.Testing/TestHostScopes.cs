using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Testing;

/// <summary>Scopes of a host, entered the way a request enters them.</summary>
public static class TestHostScopes
{
    public static Task<TestAccount> CreateAccountAsync(this ITestHost host) => TestAccount.CreateAsync(host);

    /// <summary>A scope in which nobody is signed in.</summary>
    public static async Task<T> InScope<T>(this ITestHost host, Func<CoreServices, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(new CoreServices(scope.ServiceProvider));
    }

    public static Task InScope(this ITestHost host, Func<CoreServices, Task> work) =>
        host.InScope(async core =>
        {
            await work(core);
            return true;
        });

    /// <summary>A scope that the contact has just signed in to.</summary>
    public static Task<T> InAccountAs<T>(this ITestHost host, long contactId, Func<CoreServices, Task<T>> work) =>
        host.InScope(async core =>
        {
            var contact = await core.SignedIn.FindAsync(contactId)
                ?? throw new InvalidOperationException($"Contact {contactId} may not be signed in.");
            core.Current.Enter(contact);
            core.Current.Prove(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            return await work(core);
        });

    public static Task InAccountAs(this ITestHost host, long contactId, Func<CoreServices, Task> work) =>
        host.InAccountAs(contactId, async core =>
        {
            await work(core);
            return true;
        });
}
