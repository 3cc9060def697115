using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Imports;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MailPerformance.Connectors.Core;

/// <summary>
/// Registers the services of this project. The caller adds a database provider, data protection and Identity's token providers.
/// </summary>
public static class CoreRegistration
{
    public const int PasswordMinLength = 12;

    public static IdentityBuilder AddConnectorsCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<ProductMetrics>();
        services.TryAddSingleton<ISendingSystem, EmbeddedSending>();
        services.AddOptions<SendingOptions>();
        services.AddOptions<SignInBounds>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashing.Iterations);
        services.AddWriting();
        services.AddJournal();
        services.AddSubjects();
        services.AddComingIn();
        services.AddRestoring();
        services.AddReviews();
        services.AddBatches();
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
            .AddUserStore<ContactStore>()
            .AddPasswordValidator<GuessablePasswordValidator>()
            .AddErrorDescriber<LocalizedIdentityErrors>()
            .ReplaceLookupNormalizer();
    }

    private static void AddSubjects(this IServiceCollection services) =>
        services
            .AddScoped<CurrentAccount>()
            .AddScoped<SignedInContacts>().AddScoped<LastSignIns>()
            .AddScoped<AccountService>()
            .AddScoped<AccountInstaller>()
            .AddScoped<AccessRestore>()
            .AddSingleton<HashingQueue>()
            .AddSingleton<LoginTries>()
            .AddSingleton<PresentTries>()
            .AddScoped<PasswordHashing>()
            .AddScoped<NewPassword>()
            .AddScoped<PasswordSignIn>()
            .AddScoped<PresentPassword>()
            .AddScoped<SessionProof>()
            .AddScoped<PasswordChange>()
            .AddScoped<SecondFactors>()
            .AddScoped<PasswordLinks>()
            .AddSingleton<LinkMails>()
            .AddScoped<ContactSearch>()
            .AddSingleton<ExactSearches>()
            .AddScoped<ContactService>()
            .AddScoped<ContactDetailsWriter>()
            .AddScoped<ContactRoleService>()
            .AddScoped<WhyReader>()
            .AddScoped<ProfileService>()
            .AddScoped<InformationsService>()
            .AddScoped<ConnectorService>()
            .AddScoped<WaitingList>()
            .AddScoped<PlatformService>()
            .AddScoped<MobileAccess>()
            .AddScoped<DeviceService>()
            .AddScoped<InvitationService>()
            .AddScoped<CampaignReader>()
            .AddScoped<CampaignControl>()
            .AddScoped<CampaignOutcome>()
            .AddSingleton<CampaignSettlement>()
            .AddSingleton<CampaignOrderSender>()
            .AddScoped<CampaignNotices>()
            .AddSingleton<CampaignNoticeSender>()
            .AddScoped<Outbox>()
            .AddSingleton<OutboxSender>()
            .AddScoped<AlertOutbox>()
            .AddScoped<SignInAlerts>()
            .AddScoped<CampaignImport>().AddScoped<CampaignIntake>()
            .AddScoped<CategoryReplacement>()
            .AddScoped<CampaignCoverage>().AddSingleton<UncoveredCampaigns>()
            .AddScoped<RoleService>()
            .AddScoped<ContactLabelService>()
            .AddScoped(typeof(LabelService<>));

    // How somebody gets in, comes back in, and stays in.
    private static void AddComingIn(this IServiceCollection services) =>
        services
            .AddScoped<Sessions>()
            .AddSingleton<SessionUses>()
            .AddScoped<Passkeys>()
            .AddScoped<PasswordAsks>()
            .AddSingleton<PasswordAskAnswers>()
            .AddScoped<FirstLinkService>()
            .AddScoped<EmailChanges>()
            .AddScoped<ContactExtension>()
            .AddSingleton<AdministratorsEnd>()
            .AddSingleton<AccessEnds>()
            .AddSingleton<FirstLinks>();

    private static void AddRestoring(this IServiceCollection services) =>
        services
            .AddOptions<TrashOptions>().Services
            .AddScoped<RestoreService>()
            .AddScoped<ContactReturn>()
            .AddScoped<RoleReturn>()
            .AddScoped(typeof(LabelReturn<,>))
            .AddScoped<ConnectorReturn>()
            .AddSingleton<Erasing>();

    private static void AddReviews(this IServiceCollection services) =>
        services
            .AddOptions<ReviewOptions>().Services
            .AddScoped<ReviewReader>()
            .AddScoped<AccessReviewService>()
            .AddSingleton<ReviewReminder>();

    private static void AddBatches(this IServiceCollection services) =>
        services
            .AddScoped<BatchService>()
            .AddScoped<BatchStep>()
            .AddScoped<BatchMark>()
            .AddScoped<ImportService>()
            .AddScoped<IBatchWork, ContactImport>()
            .AddScoped<IBatchWork, ContactImportUndo>()
            .AddScoped<IBatchWork, CampaignRowImport>()
            .AddScoped<IBatchWork, CampaignImportUndo>()
            .AddSingleton<BatchRunner>();

    // The one way to write, what follows from a change, and what every write keeps to, in the order in which they are asked.
    private static void AddWriting(this IServiceCollection services)
    {
        services.AddOptions<WriteQueueOptions>();
        services
            .AddSingleton<WriteQueue>()
            .AddScoped<AccountWriter>()
            .AddScoped<InstallationWriter>()
            .AddScoped<Consent>()
            .AddScoped<EffectPreview>()
            .AddScoped<IActorSource>(scope => scope.GetRequiredService<SignedInContacts>())
            .AddScoped<IActorSource, PhoneActors>()

            // The first: it looks at what the service itself changes.
            .AddScoped<IConsequence>(scope => scope.GetRequiredService<BatchMark>())
            .AddScoped<IConsequence, DeletedContactsForgotten>().AddScoped<IConsequence, GrantsSigned>()
            .AddScoped<IConsequence, ConnectorReviews>()
            .AddScoped<IConsequence, ConnectorCopies>()
            .AddScoped<IConsequence, SearchTermsFollow>()
            .AddScoped<IConsequence, ContactsCounted>()
            .AddScoped<IConsequence, RoleChangeEndsLinks>()
            .AddScoped<IConsequence, LostRightsEndLinks>()
            .AddScoped<IConsequence, NewPasswordEndsDevices>()
            .AddScoped<IConsequence, RemovedConnectorEndsDevices>()
            .AddScoped<IConsequence, CredentialAlerts>()
            .AddScoped<IConsequence, EmailChangeMails>()
            .AddScoped<IConsequence, SecondFactorAlerts>()
            .AddScoped<IConsequence, PhoneAlerts>()
            .AddScoped<IConsequence, AdministratorAlerts>()
            .AddScoped<IConsequence, LostAdministratorAlerts>()

            .AddScoped<IConsequence, DeletedToTrash>()

            // The last: it looks at the mails of the others.
            .AddScoped<IConsequence, MailsOutliveContacts>()
            .AddScoped<IAccountRule, FreshProofRule>()
            .AddScoped<IAccountRule, HeldRoleRule>()
            .AddScoped<IAccountRule, CategoryOfCampaignsRule>()
            .AddScoped<IAccountRule, OnlyLabelRule<ContactCategory, Category>>()
            .AddScoped<IAccountRule, OnlyLabelRule<ContactSegment, Segment>>()
            .AddScoped<IAccountRule, RenamedLabelRule<ContactCategory, Category>>()
            .AddScoped<IAccountRule, RenamedLabelRule<ContactSegment, Segment>>()
            .AddScoped<IAccountRule, LastAdministratorRule>()
            .AddScoped<IAccountRule, StopCoverageRule>();
        services.AddObservers();
    }

    private static void AddObservers(this IServiceCollection services) =>
        services
            .AddScoped<IEffectObserver, RightsObserver>()
            .AddScoped<IEffectObserver, AdministratorsObserver>()
            .AddScoped<IEffectObserver, ConnectorsObserver>()
            .AddScoped<IEffectObserver, AccessObserver>()
            .AddScoped<IEffectObserver, LabelObserver<ContactGroup, Group>>()
            .AddScoped<IEffectObserver, LabelObserver<ContactCategory, Category>>()
            .AddScoped<IEffectObserver, LabelObserver<ContactSegment, Segment>>();

    // What is told of each table, in the order in which entries of one write stand.
    private static void AddJournal(this IServiceCollection services) =>
        services
            .AddOptions<JournalOptions>().Services
            .AddScoped<JournalCircumstances>()
            .AddScoped<JournalRecorder>()
            .AddScoped<JournalNotes>()
            .AddSingleton<JournalCollector>()
            .AddSingleton<JournalPruning>()
            .AddScoped<JournalVerifier>()
            .AddScoped<JournalArchive>()
            .AddSingleton<InstallationKeys>()
            .AddSingleton<IJournalSigner, JournalSigner>()
            .AddScoped<IJournalPeople, ContactPeople>()
            .AddScoped<IJournalTopic, AccountTopic>()
            .AddScoped<IJournalTopic, PlatformTopic>()
            .AddScoped<IJournalTopic, AccessReviewTopic>()
            .AddScoped<IJournalTopic, RoleTopic>()
            .AddScoped<IJournalTopic>(_ => new LabelTopic<Group>(
                JournalKind.GroupCreated, JournalKind.GroupRenamed, JournalKind.GroupDeleted))
            .AddScoped<IJournalTopic>(_ => new LabelTopic<Category>(
                JournalKind.CategoryCreated, JournalKind.CategoryRenamed, JournalKind.CategoryDeleted))
            .AddScoped<IJournalTopic>(_ => new LabelTopic<Segment>(
                JournalKind.SegmentCreated, JournalKind.SegmentRenamed, JournalKind.SegmentDeleted))
            .AddScoped<IJournalTopic, ContactTopic>()
            .AddScoped<IJournalTopic, ContactLinksTopic>()
            .AddScoped<IJournalTopic, SecondFactorTopic>()
            .AddScoped<IJournalTopic, ConnectorTopic>()
            .AddScoped<IJournalTopic, PhoneTopic>()
            .AddScoped<IJournalTopic, CampaignTopic>()

            // The last: what comes back is not new.
            .AddScoped<IJournalTopic, TrashTopic>();

    private static IdentityBuilder ReplaceLookupNormalizer(this IdentityBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Scoped<ILookupNormalizer, NormalizedTextLookup>());
        return builder;
    }
}
