using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>The section <c>SignIn</c>: how much trying of passwords this process bears.</summary>
public static class SignInSettings
{
    /// <exception cref="CannotStartException">A number makes no sense.</exception>
    public static void AddSignInSettings(this IServiceCollection services, IConfiguration configuration)
    {
        var atOnce = WholeNumber.Read(configuration, "SignIn:HashesAtOnce", 1, 1000);
        var queueLength = WholeNumber.Read(configuration, "SignIn:QueueLength", 0, 10_000);
        var waitSeconds = WholeNumber.Read(configuration, "SignIn:WaitSeconds", 1, 300);
        var perLogin = WholeNumber.Read(configuration, "SignIn:AttemptsPerLogin", 1, 1_000_000);
        services.Configure<SignInBounds>(options =>
        {
            options.HashesAtOnce = atOnce ?? options.HashesAtOnce;
            options.QueueLength = queueLength ?? options.QueueLength;
            options.WaitSeconds = waitSeconds ?? options.WaitSeconds;
            options.AttemptsPerLogin = perLogin ?? options.AttemptsPerLogin;
        });
    }
}
