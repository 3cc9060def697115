using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Tests.Mail;

/// <summary>Mails that wait in the outbox survive a release: the names of their kinds never change.</summary>
public sealed class MailKindTests
{
    [Fact]
    public void Kinds_AreTheseForEver() => Assert.Equal(
        ["AdministratorsEndMail", "CampaignStateMail", "EnrolmentMail", "PasswordLinkMail", "PlatformOpenMail", "SecondFactorRemovedMail"],
        Outbox.KindsByName.Keys.Order(StringComparer.Ordinal));
}
