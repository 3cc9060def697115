using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MailPerformance.Connectors.Core;

/// <summary>Registers the services of this project. The caller adds a database provider, data protection and Identity's token providers.</summary>
public static class CoreRegistration
{
    public const int PasswordMinLength = 12;

    public static IdentityBuilder AddConnectorsCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddScoped<CurrentAccount>()
            .AddScoped<SignedInContacts>()
            .AddScoped<AccountWriter>()
            .AddScoped<AccountService>()
            .AddScoped<AccountInstaller>()
            .AddScoped<PasswordSignIn>()
            .AddScoped<PresentPassword>()
            .AddScoped<SecondFactors>()
            .AddScoped<PasswordLinks>()
            .AddScoped<ContactService>()
            .AddScoped<ContactRoleService>()
            .AddScoped<ProfileService>()
            .AddScoped<ConnectorService>()
            .AddScoped<WaitingList>()
            .AddScoped<PlatformService>()
            .AddScoped<MobileAccess>()
            .AddScoped<DeviceService>()
            .AddScoped<EnrolmentService>()
            .AddScoped<ICampaignPort, EmbeddedCampaigns>()
            .AddScoped<CampaignControl>()
            .AddScoped<CampaignNotices>()
            .AddScoped<Outbox>()
            .AddSingleton<OutboxSender>()
            .AddScoped<CampaignImport>()
            .AddScoped<CampaignCoverage>()
            .AddScoped<CoverageConsent>()
            .AddScoped<CoverageGuard>()
            .AddScoped<RoleService>()
            .AddScoped<ContactLabelService>()
            .AddScoped(typeof(LabelService<>));

        return services
            .AddIdentityCore<Contact>(options =>
            {
                options.Password.RequiredLength = PasswordMinLength;
                options.Password.RequiredUniqueChars = 5;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddUserStore<UserOnlyStore<Contact, ConnectorsDbContext, long>>()
            .AddPasswordValidator<LoginPasswordValidator>()
            .AddErrorDescriber<LocalizedIdentityErrors>()
            .ReplaceLookupNormalizer();
    }

    private static IdentityBuilder ReplaceLookupNormalizer(this IdentityBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Scoped<ILookupNormalizer, NormalizedTextLookup>());
        return builder;
    }
}
