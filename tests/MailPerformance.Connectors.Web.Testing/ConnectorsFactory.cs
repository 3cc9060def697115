using MailPerformance.Connectors.Core.Campaigns;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace MailPerformance.Connectors.Web.Testing;

/// <summary>
/// The whole application over a migrated database of its own. Requests go through memory, or, after <c>UseKestrel(0)</c> and
/// <c>StartServer()</c>, through a real port. Tests share a factory; each makes its own account, so they do not see one another.
/// </summary>
public class ConnectorsFactory : WebApplicationFactory<Program>, ITestHost
{
    private TestDatabase? _database;

    /// <summary>Goes forward only, and is that of all tests which share the host: none counts from when it began.</summary>
    public FakeTimeProvider Time { get; } = new(Sample.Start);

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public CommandLog Commands { get; } = new();

    public TestDatabase Database => _database ??= LentDatabase ?? (StartsEmpty ? new TestDatabase() : TestDatabase.Migrated());

    /// <summary>A database that outlives the host; otherwise it has one of its own.</summary>
    protected virtual TestDatabase? LentDatabase => null;

    /// <summary>Nobody has migrated the database before the start.</summary>
    protected virtual bool StartsEmpty => false;

    /// <summary>Filled with the guide's example.</summary>
    protected virtual bool IsDemo => false;

    /// <summary>Mails go into the outbox; otherwise it is as if no server were configured.</summary>
    protected virtual bool KeepsMails => false;

    /// <summary>What sends the campaigns; null: what the application has.</summary>
    public virtual TestSending? Sending => null;

    /// <summary>The clock of the machine instead of <see cref="Time"/>, for browsers, which have one of their own.</summary>
    protected virtual bool IsRealTime => false;

    /// <summary>Somebody who has not signed in.</summary>
    public TestSite Anonymous() => new(CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = ClientOptions.BaseAddress,
    }));

    /// <summary>Somebody who signs in through the page, with the password that test contacts have.</summary>
    public async Task<TestSite> SignInAsync(string login, string password = Sample.Password)
    {
        var site = Anonymous();
        var answer = await site.SubmitAsync("/connexion", form =>
        {
            form.Set("Login", login);
            form.Set("Password", password);
        });
        return answer.Location == "/" ? site : throw new InvalidOperationException($"{login} could not sign in: {answer.Text}");
    }

    public async Task<TestSite> SignInAsync(TestAccount account, long contactId) =>
        await SignInAsync((await account.FindAsync(contactId)).UserName!);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        if (_database is not null && LentDatabase is null)
        {
            await _database.DisposeAsync();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(Path.Combine(Solution.Directory, "src", "MailPerformance.Connectors.Web"));
        builder.UseEnvironment("Development");
        foreach (var (key, value) in Database.Settings)
        {
            builder.UseSetting(key, value);
        }

        // What a developer keeps for the program (dotnet user-secrets) is not for tests.
        builder.ConfigureAppConfiguration(configuration => configuration.Sources
            .OfType<JsonConfigurationSource>().Where(source => source.Path == "secrets.json").ToList()
            .ForEach(source => configuration.Sources.Remove(source)));
        builder.UseSetting("Demo:Enabled", IsDemo.ToString());
        builder.UseSetting("Connectors:EventSeconds", "0");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Sessions:KeepSeconds", "0");
        builder.UseSetting("Pages:PostsPerMinute", "100000");
        builder.UseSetting("SignIn:AttemptsPerMinute", "100000");
        builder.UseSetting("SignIn:AttemptsPerLogin", "100000");
        builder.UseSetting("Mail:Keep", KeepsMails.ToString());
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.ConfigureTestServices(services =>
        {
            // What a test says about itself (CommandLog) goes with its requests.
            services.Configure<TestServerOptions>(options => options.PreserveExecutionContext = true);
            Database.Intercept(services, Commands);
            if (Sending is { } sending)
            {
                services.Replace(ServiceDescriptor.Singleton<ISendingSystem>(sending));
            }

            if (!IsRealTime)
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            }
        });
    }
}
