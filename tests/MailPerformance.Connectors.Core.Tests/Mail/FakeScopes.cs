using MailPerformance.Connectors.Core.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Mail;

/// <summary>A host's scopes, with mails that go nowhere.</summary>
public sealed class FakeScopes(IServiceProvider services, FakeTransport transport) : IServiceScopeFactory
{
    public IServiceScope CreateScope() => new Scope(services.CreateScope(), transport);

    private sealed class Scope(IServiceScope inner, FakeTransport transport) : IServiceScope, IServiceProvider, IAsyncDisposable
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type type) =>
            type == typeof(IMailTransport) || type == typeof(IMailComposer) ? transport : inner.ServiceProvider.GetService(type);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
    }
}
