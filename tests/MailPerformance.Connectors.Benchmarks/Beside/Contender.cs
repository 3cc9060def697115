using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Beside;

/// <summary>One of the programs that are compared, with somebody signed in to it.</summary>
internal sealed record Contender(string Name, ServerProcess Server, Visitor Visitor)
{
    /// <summary>Signs the example's administrator in, without a password: only the check at each request is compared.</summary>
    public static async Task<Visitor> SignInAsync(ServerProcess server, string prefix)
    {
        var visitor = new Visitor(server.NewClient(), prefix + "/informations/{0}");
        await visitor.GetAsync(ContenderApplication.SignIn);
        return visitor;
    }
}
