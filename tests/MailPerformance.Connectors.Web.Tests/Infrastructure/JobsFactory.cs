using Microsoft.AspNetCore.Hosting;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The application with its jobs on, in the time of the machine, which they run by.</summary>
public sealed class JobsFactory(TestDatabase database, bool createsTables = true, TestSending? sending = null) : ConnectorsFactory
{
    public override TestSending? Sending => sending;

    protected override TestDatabase LentDatabase => database;

    protected override bool IsRealTime => true;

    protected override bool KeepsMails => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:Enabled", "true");
        builder.UseSetting("Jobs:CreateTables", createsTables.ToString());
    }
}
