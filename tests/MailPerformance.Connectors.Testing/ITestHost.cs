using Microsoft.Extensions.Time.Testing;

namespace MailPerformance.Connectors.Testing;

/// <summary>Something with Core's services over a database: the services alone, or the whole application.</summary>
public interface ITestHost
{
    IServiceProvider Services { get; }

    FakeTimeProvider Time { get; }
}
