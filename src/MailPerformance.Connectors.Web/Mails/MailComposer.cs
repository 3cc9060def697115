using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Activation;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Reviews;
using MailPerformance.Connectors.Web.Features.Campaigns;
using MailPerformance.Connectors.Web.Features.Profile;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>The words of every kind of mail.</summary>
public sealed class MailComposer(
    ConnectorsDbContext db, PasswordLinks links, EmailChanges emails, InvitationService invitations, AlertWords alerts, AccessEndWords ends,
    PublicAddress address, HtmlRenderer renderer, TimeProvider time) : IMailComposer
{
    public async Task<ComposedMail?> ComposeAsync(OutboxMail mail, CancellationToken cancellation = default)
    {
        if (Outbox.DataOf(mail) is not { } data)
        {
            return null;
        }

        if (await RecipientAsync(mail, data, cancellation) is not { } contact)
        {
            return null;
        }

        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(contact.Language);
        try
        {
            if (await ContentAsync(contact, data, mail.CreatedAt) is not { } content)
            {
                return null;
            }

            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Content"] = content });
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<MailBody>(parameters)).ToHtmlString());
            var key = string.Create(CultureInfo.InvariantCulture, $"{mail.Id}.{mail.CreatedAt.Ticks}");
            return new ComposedMail(
                key, $"{contact.FirstName} {contact.LastName}", data.ToAddress ?? contact.Email!, content.Subject, content.AsText(), html);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    /// <summary>The instant as the contact's clock and language have it.</summary>
    internal static string InZoneOf(Contact contact, DateTime instant) =>
        TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZones.Find(contact.TimeZone)).ToString("f", CultureInfo.CurrentCulture);

    // The row is read again for a contact that is gone: it may have been deleted after the sender had read the mail.
    private async Task<Contact?> RecipientAsync(OutboxMail mail, MailData data, CancellationToken cancellation)
    {
        var contacts = db.Contacts.AsNoTracking();
        var contact = await (data.ReachesWhoeverIsKeptOut ? contacts : contacts.Allowed(time.GetUtcNow().UtcDateTime))
            .SingleOrDefaultAsync(found => found.Id == mail.ContactId, cancellation);
        if (contact is not null || !data.ReachesWhoeverIsKeptOut)
        {
            return contact;
        }

        var kept = await db.OutboxMails.Where(found => found.Id == mail.Id).Select(found => found.Recipient)
            .SingleOrDefaultAsync(cancellation);
        return MailRecipient.Read(kept)?.AsContact();
    }

    private async Task<MailContent?> ContentAsync(Contact contact, MailData data, DateTime at) => data switch
    {
        CampaignStateMail campaign => contact.NotifyOnActionChange ? await CampaignStateAsync(contact, campaign) : null,
        PasswordLinkMail link =>
            await links.CodeForMailAsync(contact, link.Stamp) is { } code ? await PasswordLinkAsync(contact, code) : null,
        ForgottenPasswordMail forgotten =>
            await links.CodeForMailAsync(contact, forgotten) is { } code ? await ForgottenAsync(contact, forgotten, code) : null,
        EmailConfirmationMail wanted =>
            await emails.CodeForMailAsync(contact, wanted) is { } code ? EmailConfirmation(contact, code) : null,
        InvitationMail asked =>
            await invitations.FindForMailAsync(asked.ProtectedCode) is { } invitation ? Invitation(contact, invitation) : null,
        PlatformOpenMail opened => await PlatformAsync(contact, opened.PlatformId, "Mail_PlatformOpenText"),
        PhoneInviteMail invite => await PlatformAsync(contact, invite.PlatformId, "Mail_PhoneInviteText"),
        AdministratorsEndMail end => AdministratorsEnd(contact, end.EndsAt),
        AccessEndMail end => contact.AccessEndsAt == end.EndsAt ? ends.Own(contact) : null,
        AccessEndsMail => await ends.OfOthersAsync(contact),
        ReviewReminderMail reminder => ReviewReminder(contact, reminder),
        AlertMail alert => await alerts.OfAsync(contact, alert, at),
        _ => throw new InvalidOperationException($"Nobody has written the words of a {data.GetType().Name}."),
    };

    private async Task<MailContent> CampaignStateAsync(Contact contact, CampaignStateMail campaign)
    {
        List<string> paragraphs =
        [
            T("Mail_Campaign_" + campaign.Kind, campaign.CampaignName),
            campaign.By is null ? T("Mail_BySystem", InZoneOf(contact, campaign.At))
                : campaign.Device is null ? T("Mail_By", InZoneOf(contact, campaign.At), campaign.By)
                : T("Mail_ByFrom", InZoneOf(contact, campaign.At), campaign.By, campaign.Device),
        ];
        if (campaign.ScheduledAt is { } scheduled)
        {
            paragraphs.Add(T("Mail_ScheduledAt", InZoneOf(contact, scheduled)));
        }

        // No button that leads to a page which is not theirs to open.
        var mayOpen = (await db.FindContactRightsAsync(contact.Id, contact.Id)) is { } rights
            && (rights.IsAdministrator || rights.Permissions.Contains(Permissions.Campaigns));
        var subject = T("Mail_CampaignSubject", campaign.CampaignName, T("CampaignMove_" + campaign.Kind));
        return new MailContent(
            subject,
            contact.Language,
            paragraphs,
            mayOpen ? new MailLink(T("Mail_SeeCampaign"), address.Of(CampaignAddresses.Show(campaign.CampaignId))) : null,
            T("Mail_CampaignFooter", contact.UserName, address.Of(ProfileAddresses.Profile)));
    }

    private MailContent Invitation(Contact contact, InvitationView invitation) => new(
        T("Mail_InvitationSubject", invitation.PlatformName),
        contact.Language,
        [
            T("Mail_PasswordHello", contact.FirstName, contact.LastName),
            T("Mail_InvitationText", invitation.PlatformName, ReadableCode.Shown(invitation.Code), InvitationService.Lifetime.TotalMinutes),
            T("Mail_InvitationPassword", contact.UserName),
        ],
        new MailLink(T("Mail_InvitationButton"), address.Of(ActivationAddresses.Show(invitation.Code))),
        T("Mail_PasswordFooter"));

    // Nothing goes to somebody who has lost the connector since, or when the platform or the option has closed again.
    private async Task<MailContent?> PlatformAsync(Contact contact, long platformId, string textKey)
    {
        var connector = await db.MobileConnectors.OnOpenPlatforms().Include(found => found.Platform).AsNoTracking()
            .SingleOrDefaultAsync(found =>
                found.ContactId == contact.Id && found.PlatformId == platformId && found.Contact.Account.MobileConnectorsEnabled);
        return connector is null ? null : new MailContent(
            T("Mail_PlatformOpenSubject", connector.Platform.Name),
            contact.Language,
            [
                T("Mail_PasswordHello", contact.FirstName, contact.LastName),
                T(textKey, connector.Platform.Name, Choices.PrivilegeOf(connector.Privilege)),
                T("Mail_PlatformOpenHow", contact.UserName),
            ],
            new MailLink(T("Mail_PlatformOpenButton"), address.Of(ProfileAddresses.Profile)),
            T("Mail_PlatformOpenFooter"));
    }

    private async Task<MailContent> PasswordLinkAsync(Contact contact, string code)
    {
        var by = contact.PasswordLinkById is { } id && id != contact.Id ? await db.FindNameWithLoginAsync(id) : null;
        string[] asked = by is null ? [] : [T("Mail_PasswordAskedBy", by)];
        return new MailContent(
            T("Mail_PasswordSubject"),
            contact.Language,
            [
                T("Mail_PasswordHello", contact.FirstName, contact.LastName),
                T("Mail_PasswordText", contact.UserName, PasswordLinks.Lifetime.Days),
                .. asked,
                T("Mail_PasswordNotYou"),
            ],
            new MailLink(T("Mail_PasswordButton"), address.PasswordLink(contact.Id, code, request: null)),
            T("Mail_PasswordFooter"));
    }

    // The login is named: several contacts may have one address, and get a mail each.
    private async Task<MailContent> ForgottenAsync(Contact contact, ForgottenPasswordMail mail, string code) => !mail.IsOwn
        ? await PasswordLinkAsync(contact, code)
        : new(
            T("Mail_ForgottenSubject", contact.UserName),
            contact.Language,
            [
                T("Mail_PasswordHello", contact.FirstName, contact.LastName),
                T("Mail_ForgottenText", contact.UserName, PasswordLinks.OwnLifetime.TotalHours),
                T("Mail_ForgottenNotYou"),
            ],
            new MailLink(T("Mail_PasswordButton"), address.PasswordLink(contact.Id, code, request: null)),
            T("Mail_PasswordFooter"));

    private MailContent EmailConfirmation(Contact contact, string code) => new(
        T("Mail_ConfirmEmailSubject"),
        contact.Language,
        [
            T("Mail_PasswordHello", contact.FirstName, contact.LastName),
            T("Mail_ConfirmEmailText", contact.UserName, PasswordLinks.Lifetime.Days),
            T("Mail_ConfirmEmailNotYou"),
        ],
        new MailLink(T("Mail_ConfirmEmailButton"), address.Of(SignInAddresses.EmailLink(contact.Id, code))),
        T("Mail_PasswordFooter"));

    private MailContent ReviewReminder(Contact contact, ReviewReminderMail reminder) => new(
        T("Mail_AccessReviewSubject"),
        contact.Language,
        [
            T("Mail_PasswordHello", contact.FirstName, contact.LastName),
            reminder.OpenSince is { } since ? T("Mail_AccessReviewOpen", InZoneOf(contact, since))
                : reminder.LastAt is { } last ? T("Mail_AccessReviewLast", InZoneOf(contact, last))
                : T("Mail_AccessReviewNever"),
            T("Mail_AccessReviewHow"),
        ],
        new MailLink(T("AccessReview_Title"), address.Of(AccessReviewAddresses.Current)),
        T("Mail_AccessReviewFooter"));

    private MailContent AdministratorsEnd(Contact contact, DateTime endsAt) => new(
        T("Mail_AdministratorsEndSubject", InZoneOf(contact, endsAt)),
        contact.Language,
        [
            T("Mail_PasswordHello", contact.FirstName, contact.LastName),
            T("Mail_AdministratorsEndText", InZoneOf(contact, endsAt)),
            T("Mail_AdministratorsEndHow", ContactStandings.LastingDays),
        ],
        new MailLink(T("Mail_AdministratorsEndButton"), address.Of(ContactAddresses.Informations(contact.Id))),
        T("Mail_AdministratorsEndFooter"));
}
