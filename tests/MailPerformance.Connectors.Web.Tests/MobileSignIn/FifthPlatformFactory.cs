using MailPerformance.Connectors.Core.Connectors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;

namespace MailPerformance.Connectors.Web.Tests.MobileSignIn;

/// <summary>A site that runs already when an operator adds a platform to it: one row, and one icon file.</summary>
public sealed class FifthPlatformFactory : ConnectorsFactory
{
    public const string Key = "fairphone";
    public const string ClientId = "fr.exemple.fairphone";
    public const string RedirectUri = "exemple-fairphone://retour";
    public const string Store = "https://magasin.exemple.fr/mailperformance";

    private readonly string _files = Directory.CreateTempSubdirectory("connectors-files-").FullName;

    protected override bool KeepsMails => true;

    public Task AddRowAsync(string key = Key, string clientId = ClientId, string redirect = RedirectUri) => this.InScope(core =>
        core.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO MobilePlatforms (
                "Key", Name, Availability, Position, Icon, AlsoFor, StoreName, StoreAddress, ClientId, RedirectUri, ActivationUri)
            VALUES ({key}, {"Nom de " + key}, {(int)PlatformAvailability.ComingSoon}, 5, {key}, NULL, 'F-Droid', {Store}, {clientId},
                {redirect}, 'exemple-fairphone://code?source=web')
            """));

    public Task AddIconAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_files, "img", "platforms"));
        return File.WriteAllTextAsync(
            Path.Combine(folder.FullName, Key + ".svg"), """<svg xmlns="http://www.w3.org/2000/svg"><symbol id="icon"></symbol></svg>""");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_files, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);

        // Whatever lies in wwwroot later, without this repository's own being written to.
        builder.ConfigureServices((context, _) => context.HostingEnvironment.WebRootFileProvider = new CompositeFileProvider(
            context.HostingEnvironment.WebRootFileProvider, new PhysicalFileProvider(_files)));
    }
}
