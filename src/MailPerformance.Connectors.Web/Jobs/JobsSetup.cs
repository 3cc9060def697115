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
        services.AddQuartz(jobs =>
        {
            jobs.UseConnectorsJobStore(configuration);
            jobs.Every<SendMailsJob>(TimeSpan.FromSeconds(5));
            jobs.Every<PruneJob>(TimeSpan.FromHours(24));
            if (simulates)
            {
                jobs.Every<SimulateCampaignsJob>(TimeSpan.FromSeconds(5));
            }
        });
        if (configuration.GetValue("Jobs:Enabled", true))
        {
            services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        }
    }

    private static void Every<TJob>(this IQuartzBuilder jobs, TimeSpan interval)
        where TJob : class, IJob =>
        jobs.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(typeof(TJob).Name).WithSimpleSchedule(interval),
            job => job.WithIdentity(typeof(TJob).Name));
}
