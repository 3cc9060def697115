using System.Net;
using MailPerformance.Connectors.Web.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>The application on a real port, with the baseline beside its own pages.</summary>
internal sealed class BenchmarkFactory : ConnectorsFactory
{
    // What it is compared with is written in SQLite's own words.
    private readonly TestDatabase _file = new(sqliteOnly: true);

    public CommandCount SqlCommands { get; } = new();

    protected override TestDatabase LentDatabase => _file;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _file.DisposeAsync();
    }

    /// <summary>With as many contacts as <c>demo fill</c> would give it; their password is the one of tests.</summary>
    public Task<int> FillAsync(TestAccount account, int contacts) =>
        Services.GetRequiredService<DemoCrowd>().FillAsync(account.Id, contacts, Sample.PasswordHash);

    /// <summary>With cookies of its own.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
    {
        BaseAddress = ClientOptions.BaseAddress,
    };

    public Task<HttpClient> SignedInClientAsync(TestAccount account) => SignedInClientAsync(account, account.AdministratorId);

    public async Task<HttpClient> SignedInClientAsync(TestAccount account, long contactId)
    {
        var client = NewClient();
        var login = (await account.FindAsync(contactId)).UserName!;
        var site = new TestSite(client);
        await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", Sample.Password);
        });
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter, BaselineMiddleware>();
            Database.Intercept(services, SqlCommands);
        });
    }
}
