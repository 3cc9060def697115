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
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Restoring;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Testing;

/// <summary>The services of one scope, by name.</summary>
public sealed class CoreServices(IServiceProvider services)
{
    public ConnectorsDbContext Db => Get<ConnectorsDbContext>();

    public CurrentAccount Current => Get<CurrentAccount>();

    public Sessions Sessions => Get<Sessions>();

    public Passkeys Passkeys => Get<Passkeys>();

    public SessionUses SessionUses => Get<SessionUses>();

    public SignedInContacts SignedIn => Get<SignedInContacts>();

    public AccountInstaller Installer => Get<AccountInstaller>();

    public AccountService Account => Get<AccountService>();

    public AccessRestore Restore => Get<AccessRestore>();

    public RestoreService Trash => Get<RestoreService>();

    public Erasing Erasing => Get<Erasing>();

    public EffectPreview Preview => Get<EffectPreview>();

    public AccountWriter Writer => Get<AccountWriter>();

    public InformationsService Informations => Get<InformationsService>();

    public PasswordChange Passwords => Get<PasswordChange>();

    public ContactSearch Search => Get<ContactSearch>();

    public ContactService Contacts => Get<ContactService>();

    public ContactRoleService ContactRoles => Get<ContactRoleService>();

    public WhyReader Why => Get<WhyReader>();

    public AccessReviewService Reviews => Get<AccessReviewService>();

    public BatchService Batches => Get<BatchService>();

    public ImportService Imports => Get<ImportService>();

    public ReviewReader ReviewReader => Get<ReviewReader>();

    public ContactLabelService ContactLabels => Get<ContactLabelService>();

    public ProfileService Profile => Get<ProfileService>();

    public ConnectorService Connectors => Get<ConnectorService>();

    public DeviceService Devices => Get<DeviceService>();

    public WaitingList Waiting => Get<WaitingList>();

    public PlatformService Platforms => Get<PlatformService>();

    public InvitationService Invitations => Get<InvitationService>();

    public MobileAccess Access => Get<MobileAccess>();

    public CampaignReader Campaigns => Get<CampaignReader>();

    public CampaignControl CampaignControl => Get<CampaignControl>();

    public CampaignImport CampaignImport => Get<CampaignImport>();

    public SignInAlerts SignInAlerts => Get<SignInAlerts>();

    public Outbox Outbox => Get<Outbox>();

    public CampaignCoverage Coverage => Get<CampaignCoverage>();

    public Consent Consent => Get<Consent>();

    public RoleService Roles => Get<RoleService>();

    public LabelService<Group> Groups => Labels<Group>();

    public PasswordSignIn SignIn => Get<PasswordSignIn>();

    public SessionProof Proof => Get<SessionProof>();

    public SecondFactors SecondFactors => Get<SecondFactors>();

    public PasswordLinks Links => Get<PasswordLinks>();

    public PasswordAsks Asks => Get<PasswordAsks>();

    public EmailChanges Emails => Get<EmailChanges>();

    public FirstLinkService FirstLinks => Get<FirstLinkService>();

    public PasswordAskAnswers Answers => Get<PasswordAskAnswers>();

    public JournalCircumstances Here => Get<JournalCircumstances>();

    public JournalNotes Notes => Get<JournalNotes>();

    public JournalVerifier JournalVerifier => Get<JournalVerifier>();

    public UserManager<Contact> Users => Get<UserManager<Contact>>();

    public LabelService<TLabel> Labels<TLabel>()
        where TLabel : Label, new() => Get<LabelService<TLabel>>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
