using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Tests.Mail;

/// <summary>Mails that wait in the outbox survive a release: the names of their kinds never change.</summary>
public sealed class MailKindTests
{
    [Fact]
    public void Kinds_AreTheseForEver() => Assert.Equal(
        [
            "AccessEndMail", "AccessEndsMail",
            "AccessRestoredMail", "AdministratorLostMail", "AdministratorsEndMail", "CampaignStateMail", "ConnectorToReviewMail",
            "CredentialsChangedMail", "EmailChangeAskedMail", "EmailConfirmationMail", "EnrolmentMail", "ForgottenPasswordMail",
            "NewAdministratorMail", "NewBrowserMail", "NewPhoneMail",
            "OptionSwitchedMail", "PasswordChangedMail", "PasswordLinkMadeMail", "PasswordLinkMail", "PhoneInviteMail", "PlatformOpenMail",
            "ReviewReminderMail", "RoleChangedMail", "SecondFactorRemovedMail", "SecondFactorSetMail",
        ],
        Outbox.KindsByName.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void SecondFactorRemoved_AsAnEarlierReleaseKeptIt_IsStillRead()
    {
        var mail = new OutboxMail { Kind = "SecondFactorRemovedMail", Data = """{"By":"Zoé Durand (FG3zoe)"}""" };

        Assert.Equal(new SecondFactorRemovedMail { By = "Zoé Durand (FG3zoe)" }, Outbox.DataOf(mail));
    }
}
