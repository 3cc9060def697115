using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Alerts;

/// <summary>Tells a contact what no row changes for.</summary>
public sealed class SignInAlerts(ConnectorsDbContext db, Outbox outbox, AccountWriter writer)
{
    /// <summary>The contact, whose account is entered, is about to sign in from a browser in which it is not known.</summary>
    public async Task NewBrowserAsync(long contactId)
    {
        if (outbox.IsEnabled)
        {
            outbox.Add(contactId, new NewBrowserMail());
            await db.SaveChangesAsync();
        }
    }

    /// <summary>An operator's command is about to print a one-time link of the contact.</summary>
    public Task<WriteResult<long>> OperatorsLinkAsync(long contactId) =>
        writer.RunAsync(
            write => write.Authority.Operate(),
            async _ =>
            {
                if (!await outbox.WaitsAsync(contactId, new PasswordLinkMadeMail()))
                {
                    outbox.Add(contactId, new PasswordLinkMadeMail());
                }

                return WriteResult.Done(contactId);
            });
}
