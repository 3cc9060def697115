using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary><c>Writes:</c>: what is set arrives at the queue, and what makes no sense stops the start.</summary>
public sealed class WriteSettingsTests
{
    private const string Length = "Writes:QueueLength";
    private const string PerContact = "Writes:PerContact";
    private const string Wait = "Writes:WaitSeconds";

    [Theory]
    [InlineData(null, null, null, 200, 8, 10)]
    [InlineData("0", "0", "1", 0, 0, 1)]
    [InlineData("10000", "10000", "300", 10_000, 10_000, 300)]
    public void Numbers_ArriveAtTheQueue(
        string? length, string? perContact, string? wait, int expectedLength, int expectedPerContact, int expectedWait)
    {
        var options = Options(new() { [Length] = length, [PerContact] = perContact, [Wait] = wait });

        Assert.Equal(
            (expectedLength, expectedPerContact, expectedWait), (options.QueueLength, options.PerContact, options.WaitSeconds));
    }

    [Theory]
    [InlineData(Length, "-1")]
    [InlineData(Length, "10001")]
    [InlineData(Length, "beaucoup")]
    [InlineData(PerContact, "-1")]
    [InlineData(PerContact, "10001")]
    [InlineData(Wait, "0")]
    [InlineData(Wait, "301")]
    [InlineData(Wait, "0.5")]
    public void Number_ThatMakesNoSense_IsRefusedByName(string key, string value)
    {
        var refused = Assert.Throws<CannotStartException>(() => Options(new() { [key] = value }));

        Assert.StartsWith($"{key} is '{value}'; it must be a whole number from ", refused.Message);
    }

    private static WriteQueueOptions Options(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddWriteSettings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<WriteQueueOptions>>().Value;
    }
}
