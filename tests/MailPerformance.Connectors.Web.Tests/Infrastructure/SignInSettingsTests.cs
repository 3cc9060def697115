using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary><c>SignIn:</c>: what is set arrives, and what makes no sense stops the start.</summary>
public sealed class SignInSettingsTests
{
    [Fact]
    public void Numbers_Arrive_AndWhatIsNotSetStays()
    {
        var bounds = Bounds(new()
        {
            ["SignIn:HashesAtOnce"] = "3",
            ["SignIn:QueueLength"] = "0",
            ["SignIn:WaitSeconds"] = "7",
            ["SignIn:AttemptsPerLogin"] = "9",
        });
        var usual = Bounds([]);

        Assert.Equal((3, 0, 7, 9), (bounds.HashesAtOnce, bounds.QueueLength, bounds.WaitSeconds, bounds.AttemptsPerLogin));
        Assert.Equal((500, 10, 20), (usual.QueueLength, usual.WaitSeconds, usual.AttemptsPerLogin));
    }

    [Theory]
    [InlineData("SignIn:HashesAtOnce", "0")]
    [InlineData("SignIn:HashesAtOnce", "beaucoup")]
    [InlineData("SignIn:QueueLength", "-1")]
    [InlineData("SignIn:WaitSeconds", "0")]
    [InlineData("SignIn:AttemptsPerLogin", "0")]
    public void Number_ThatMakesNoSense_IsRefusedByName(string key, string value)
    {
        var refused = Assert.Throws<CannotStartException>(() => Bounds(new() { [key] = value }));

        Assert.StartsWith($"{key} is '{value}'; it must be a whole number from ", refused.Message);
    }

    private static SignInBounds Bounds(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSignInSettings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<SignInBounds>>().Value;
    }
}
