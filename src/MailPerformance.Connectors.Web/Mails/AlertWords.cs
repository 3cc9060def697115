using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Profile;
using MailPerformance.Connectors.Web.Features.Settings.Account;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Mails;

/// <summary>
/// The words of alerts: what has happened, when and by whom, and what to do when it was not to be. In the culture that is current.
/// </summary>
public sealed class AlertWords(ConnectorsDbContext db, PublicAddress address, TimeProvider time)
{
    /// <param name="at">When it happened.</param>
    public async Task<MailContent> OfAsync(Contact contact, AlertMail alert, DateTime at)
    {
        var when = MailComposer.InZoneOf(contact, at);
        return alert switch
        {
            PasswordLinkMadeMail => await OwnAsync(
                contact, T("Mail_LinkSubject"), [T("Mail_LinkText", contact.UserName, PasswordLinks.Lifetime.Days), By(alert, when)]),
            PasswordChangedMail password => await PasswordChangedAsync(contact, password, when),
            CredentialsChangedMail credentials => await CredentialsChangedAsync(contact, credentials, when),
            EmailChangeAskedMail => await OwnAsync(
                contact, T("Mail_EmailAskedSubject"),
                [T("Mail_EmailAskedText", contact.UserName), By(alert, when), T("Mail_EmailAskedHow")]),
            SecondFactorSetMail set => await SecondFactorSetAsync(contact, set, when),
            SecondFactorRemovedMail => await OwnAsync(
                contact, T("Mail_SecondFactorSubject"), [T("Mail_SecondFactorText", contact.UserName), By(alert, when)],
                new MailLink(T("SecondFactor_TurnOn"), address.Of(ProfileAddresses.SecondFactor))),
            NewBrowserMail => await OwnAsync(
                contact, T("Mail_BrowserSubject"),
                [T("Mail_BrowserText", contact.UserName), T("Mail_AlertAt", when), T("Mail_AlertWasYou")]),
            NewPhoneMail phone => await OwnAsync(
                contact, T("Mail_PhoneSubject"),
                [T("Mail_PhoneText", contact.UserName, PhoneOf(phone)), T("Mail_AlertAt", when), T("Mail_AlertWasYou")]),
            NewAdministratorMail made => NewAdministrator(contact, made, when),
            AdministratorLostMail lost => AdministratorLost(contact, lost, when),
            AccessRestoredMail restored => await AccessRestoredAsync(contact, restored, when),
            RoleChangedMail role => RoleChanged(contact, role, when),
            OptionSwitchedMail option => ToAdministrator(
                contact, T(option.IsOn ? "Mail_OptionOnSubject" : "Mail_OptionOffSubject"),
                [T(option.IsOn ? "Mail_OptionOnText" : "Mail_OptionOffText"), By(alert, when)],
                new MailLink(T("Mail_OptionButton"), address.Of(AccountAddresses.Account))),
            ConnectorToReviewMail review => ToAdministrator(
                contact, T("Mail_ReviewSubject", review.ContactName),
                [
                    T("Mail_ReviewText", review.PlatformName, review.ContactName), By(alert, when),
                    T(review.IsHeld ? "Mail_ReviewHeld" : "Mail_ReviewWorks"),
                ],
                new MailLink(T("Mail_ReviewButton"), address.Of(ConnectorAddresses.Reviews))),
            _ => throw new InvalidOperationException($"Nobody has written the words of a {alert.GetType().Name}."),
        };
    }

    private static string By(AlertMail alert, string when) =>
        alert.ByYou ? T("Mail_ByYou", when) : alert.By is { } by ? T("Mail_By", when, by) : T("Mail_ByService", when);

    private static string PhoneOf(NewPhoneMail phone) =>
        string.Join(" · ", new[] { T("Mail_PhoneName", phone.Name), phone.Model, phone.System }.OfType<string>());

    private async Task<MailContent> PasswordChangedAsync(Contact contact, PasswordChangedMail password, string when)
    {
        var maker = password.LinkById is { } id ? await db.FindNameWithLoginAsync(id) : null;
        var by = !password.ByLink ? By(password, when)
            : password.ByMailbox ? T("Mail_PasswordByMailbox", when)
            : maker is null ? T("Mail_PasswordByLink", when)
            : T("Mail_PasswordByLinkOf", when, maker);
        return await OwnAsync(
            contact,
            T(password.IsFirst ? "Mail_PasswordFirstSubject" : "Mail_PasswordChangedSubject"),
            [T(password.IsFirst ? "Mail_PasswordFirstText" : "Mail_PasswordChangedText", contact.UserName), by],
            todo: "Mail_AlertLostPassword");
    }

    private async Task<MailContent> CredentialsChangedAsync(Contact contact, CredentialsChangedMail changed, string when)
    {
        List<string> told = [];
        if (changed.Email != EmailPart.Same)
        {
            told.Add(T(changed.Email == EmailPart.Before ? "Mail_EmailBefore" : "Mail_EmailAfter", changed.Address, changed.Login));
        }

        if (changed.LoginBefore is { } before)
        {
            told.Add(T("Mail_LoginText", before, changed.Login));
        }

        told.Add(changed.IsConfirmed ? T("Mail_EmailConfirmed", when) : By(changed, when));
        return await OwnAsync(
            contact, changed.Email == EmailPart.Same ? T("Mail_LoginSubject", changed.Login) : T("Mail_EmailSubject"), told);
    }

    private Task<MailContent> SecondFactorSetAsync(Contact contact, SecondFactorSetMail set, string when)
    {
        var (subject, text) = set.Change switch
        {
            SecondFactorChange.TurnedOn => (T("Mail_FactorOnSubject"), T("Mail_FactorOnText", contact.UserName)),
            SecondFactorChange.Replaced => (T("Mail_FactorOtherSubject"), T("Mail_FactorOtherText", contact.UserName)),
            SecondFactorChange.PasskeyAdded =>
                (T("Mail_PasskeyAddedSubject"), T("Mail_PasskeyAddedText", contact.UserName, set.Passkey)),
            SecondFactorChange.PasskeyRemoved =>
                (T("Mail_PasskeyRemovedSubject"), T("Mail_PasskeyRemovedText", contact.UserName, set.Passkey)),
            _ => (T("Mail_FactorCodesSubject"), T("Mail_FactorCodesText", contact.UserName)),
        };
        return OwnAsync(
            contact, subject, [text, By(set, when)], new MailLink(T("Mail_FactorButton"), address.Of(ProfileAddresses.SecondFactor)));
    }

    private MailContent NewAdministrator(Contact contact, NewAdministratorMail made, string when)
    {
        var isYou = made.ContactId == contact.Id;
        return ToAdministrator(
            contact,
            isYou ? T("Mail_AdministratorYouSubject") : T("Mail_AdministratorSubject", made.Name),
            [isYou ? T("Mail_AdministratorYouText", contact.UserName) : T("Mail_AdministratorText", made.Name), By(made, when)],
            new MailLink(T("Mail_AdministratorButton"), address.Of(ContactStep.Roles.Url(made.ContactId))));
    }

    // Whoever is concerned is not led to the one who did it.
    private MailContent AdministratorLost(Contact contact, AdministratorLostMail lost, string when)
    {
        var end = lost.EndsAt is { } endsAt ? MailComposer.InZoneOf(contact, endsAt) : "";
        if (lost.ContactId != contact.Id)
        {
            var page = lost.Loss == AdministratorLoss.Deleted ? ContactAddresses.List : ContactAddresses.Show(lost.ContactId);
            return ToAdministrator(
                contact, T("Mail_LostSubject_" + lost.Loss, lost.Name), [T("Mail_Lost_" + lost.Loss, lost.Name, end), By(lost, when)],
                new MailLink(T(lost.Loss == AdministratorLoss.Deleted ? "Mail_LostList" : "Mail_LostButton"), address.Of(page)));
        }

        var isIn = lost.Loss is AdministratorLoss.Role or AdministratorLoss.EndDate;
        return new MailContent(
            T("Mail_LostYouSubject_" + lost.Loss),
            contact.Language,
            [Hello(contact), T("Mail_LostYou_" + lost.Loss, contact.UserName, end), By(lost, when), T("Mail_LostNotMeant")],
            isIn ? new MailLink(T("Mail_PlatformOpenButton"), address.Of(ProfileAddresses.Profile)) : null,
            T("Mail_AlertFooter", contact.UserName));
    }

    private async Task<MailContent> AccessRestoredAsync(Contact contact, AccessRestoredMail restored, string when)
    {
        var days = PasswordLinks.Lifetime.Days;
        return restored.ContactId == contact.Id
            ? await OwnAsync(
                contact, T("Mail_RestoredYouSubject"), [T("Mail_RestoredYouText", contact.UserName, days), By(restored, when)])
            : ToAdministrator(
                contact, T("Mail_RestoredSubject", restored.Name), [T("Mail_RestoredText", restored.Name, days), By(restored, when)],
                new MailLink(T("Mail_LostButton"), address.Of(ContactAddresses.Show(restored.ContactId))));
    }

    private MailContent RoleChanged(Contact contact, RoleChangedMail role, string when)
    {
        List<string> told = [T("Mail_RoleText", role.Name, role.Holders)];
        if (role.Added.Count > 0)
        {
            told.Add(T("Mail_RoleAdded", LabelsOf(role.Added)));
        }

        if (role.Removed.Count > 0)
        {
            told.Add(T("Mail_RoleRemoved", LabelsOf(role.Removed)));
        }

        return ToAdministrator(
            contact, T("Mail_RoleSubject", role.Name), [.. told, By(role, when)],
            new MailLink(T("Mail_RoleButton"), address.Of(RoleAddresses.Edit(role.RoleId))));
    }

    // A row may be older than the program: a key that has left the catalogue has no words any more.
    private static string LabelsOf(IEnumerable<string> keys) =>
        string.Join(", ", keys.Where(PermissionCatalogue.Keys.Contains).Select(PermissionLabels.Of));

    private async Task<MailContent> OwnAsync(
        Contact contact, string subject, IReadOnlyList<string> told, MailLink? link = null, string todo = "Mail_AlertNotYou") => new(
        subject,
        contact.Language,
        [Hello(contact), .. told, T(todo, await WhoHelpsAsync(contact))],
        link ?? new MailLink(T("Mail_PlatformOpenButton"), address.Of(ProfileAddresses.Profile)),
        T("Mail_AlertFooter", contact.UserName));

    private static MailContent ToAdministrator(Contact contact, string subject, IReadOnlyList<string> told, MailLink link) => new(
        subject,
        contact.Language,
        [Hello(contact), .. told, T("Mail_AlertNotMeant")],
        link,
        T("Mail_AlertAdministratorFooter", contact.UserName));

    private static string Hello(Contact contact) => T("Mail_PasswordHello", contact.FirstName, contact.LastName);

    private async Task<string> WhoHelpsAsync(Contact contact)
    {
        var other = await db.AdministratorsOf(db.Roles).Able(time.GetUtcNow().UtcDateTime)
            .Where(found => found.Id != contact.Id).OrderBy(found => found.Id)
            .Select(found => new { found.FirstName, found.LastName, found.Email }).FirstOrDefaultAsync();
        return other is null ? T("Mail_AlertHelpService") : T("Mail_AlertHelp", other.FirstName, other.LastName, other.Email);
    }
}
