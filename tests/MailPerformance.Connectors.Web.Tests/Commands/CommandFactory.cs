using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>A host whose links have a public address.</summary>
public sealed class CommandFactory : ConnectorsFactory
{
    /// <summary>A command on it.</summary>
    public Task<Ended> RunAsync(params string[] arguments) => RunInAsync("en", arguments);

    public Task<Ended> RunInAsync(string language, params string[] arguments) => InnerProgram.RunAsync(Services, language, arguments);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("PublicUrl", "https://connecteurs.exemple.fr");
    }
}
