using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Security.StepUps;

/// <summary>A host with two actions more, which give something away without writing.</summary>
public sealed class FreshProofFactory : ConnectorsFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddControllers().AddApplicationPart(typeof(FreshProofFactory).Assembly));
    }
}

[SignedInOnly]
public sealed class ExportsController(CurrentAccount current) : PageController(current)
{
    [HttpPost("/essais/export")]
    [ButtonText("Save")]
    [FreshProof]
    public IActionResult Always(string? what) => Content("everything " + what);

    [HttpPost("/essais/export-selon")]
    [ButtonText("Save")]
    public IActionResult Sometimes(string? what) => (what == "all" ? Unproved() : null) ?? Content("everything " + what);
}
