using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>The program in this process, as a node beside those of <see cref="ProcessTests"/> on one database.</summary>
public sealed class NodeFactory(TestDatabase database) : ConnectorsFactory
{
    protected override TestDatabase LentDatabase => database;

    protected override bool IsDemo => true;

    protected override bool IsRealTime => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:Enabled", "true");
        builder.UseSetting("Demo:Password", ProcessTests.Password);
        builder.UseSetting("PublicUrl", ProcessTests.PublicUrl);
    }
}
