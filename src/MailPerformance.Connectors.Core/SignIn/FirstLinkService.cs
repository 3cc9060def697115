using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>What people order of the links of contacts who have not chosen a password yet.</summary>
public sealed class FirstLinkService(ConnectorsDbContext db, AccountWriter writer, Outbox outbox)
{
    /// <summary>
    /// Ends the link, also one whose mail has not gone: until somebody makes another the contact does not come in, nor by « Mot de passe
    /// oublié ? ». Twice is once.
    /// </summary>
    /// <returns>Invalid when the contact has a password.</returns>
    public Task<WriteResult<long>> TakeBackAsync(long contactId) =>
        writer.RunAsync(
            write => db.FindCredentialsAsync(write, contactId),
            (write, target) => write.Authority.MakeLink(target.Rights, target.HasConnectors),
            (write, target) =>
            {
                if (target.Contact.PasswordHash is not null)
                {
                    return Task.FromResult(WriteResult.Invalid<long>("", "Link_HasPassword"));
                }

                if (target.Contact.FirstLinkTakenBackAt is null)
                {
                    target.Contact.TakeFirstLinkBack(write.Now);
                    target.Contact.Touch(write);
                }

                return Task.FromResult(WriteResult.Done(contactId));
            });

    /// <summary>« Renvoyer à tous »: noted here, done by <see cref="FirstLinks"/>. While that goes on, nothing begins anew.</summary>
    public Task<WriteResult<bool>> SendAllAsync() =>
        writer.RunAsync(
            write => write.Authority.Administrate(),
            write =>
            {
                if (!outbox.IsEnabled)
                {
                    return Task.FromResult(WriteResult.Invalid<bool>("", "Link_NoMail"));
                }

                if (write.Account.FirstLinksAt is null)
                {
                    (write.Account.FirstLinksAt, write.Account.FirstLinksById, write.Account.FirstLinksAfterId) =
                        (write.Now, write.Actor.ById, 0);
                }

                return Task.FromResult(WriteResult.Done(true));
            });
}
