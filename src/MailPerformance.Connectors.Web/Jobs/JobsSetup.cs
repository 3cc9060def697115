using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Web.Infrastructure;
using Quartz;

namespace MailPerformance.Connectors.Web.Jobs;

/// <summary>What runs by itself, and how often. One more job is one more line.</summary>
public static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var simulates = environment.IsDevelopment() && configuration.GetValue("Campaigns:Simulator", true);
        services.AddSingleton(provider => new CampaignSimulator(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            TimeSpan.FromMinutes(configuration.GetValue("Campaigns:SimulatedMinutes", 5))));
        services.Configure<SendingOptions>(configuration.GetSection("Campaigns"));
        services.AddQuartz(jobs =>
        {
            jobs.UseConnectorsJobStore(configuration);

            // A stop waits for jobs, and they are asked to end where they can: between two rows, mails or orders.
            jobs.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            jobs.Every<SendMailsJob>("SendMailsJob", TimeSpan.FromSeconds(5));
            jobs.Every<SendOrdersJob>("SendOrdersJob", TimeSpan.FromSeconds(2));
            jobs.Every<CollectJournalJob>("CollectJournalJob", TimeSpan.FromSeconds(3));
            jobs.Every<RunBatchesJob>("RunBatchesJob", TimeSpan.FromSeconds(2));
            jobs.Every<EmptyTrashJob>("EmptyTrashJob", TimeSpan.FromMinutes(1));
            jobs.Every<WarnAdministratorsJob>("WarnAdministratorsJob", TimeSpan.FromHours(1));
            jobs.Every<TellAccessEndsJob>("TellAccessEndsJob", TimeSpan.FromHours(1));
            jobs.Every<RemindReviewsJob>("RemindReviewsJob", TimeSpan.FromHours(1));
            jobs.Every<PruneJob>("PruneJob", TimeSpan.FromHours(24));
            if (simulates)
            {
                jobs.Every<SimulateCampaignsJob>("SimulateCampaignsJob", TimeSpan.FromSeconds(5));
            }
        });
        if (configuration.GetValue("Jobs:Enabled", true))
        {
            services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        }
    }

    // The store of a cluster keeps the name, so it outlives the name of the class.
    private static void Every<TJob>(this IQuartzBuilder jobs, string name, TimeSpan interval)
        where TJob : class, IJob =>
        jobs.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).WithSimpleSchedule(interval),
            job => job.WithIdentity(name));
}
