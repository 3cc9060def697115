using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>Makes the codes that bring phones to their sign-in, and knows them again.</summary>
public sealed class InvitationService(
    ConnectorsDbContext db, AccountWriter writer, Outbox outbox, IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private IDataProtector Protector => protection.CreateProtector("MailPerformance.Connectors.Enrolment");

    /// <summary>
    /// A new code for a connector; the one before is worth nothing any more. Everybody may make one for their own, others need what
    /// removing it needs: a code gives nothing to who has not the contact's password.
    /// </summary>
    /// <param name="byMail">Sends it to the contact as well.</param>
    /// <returns>The code, which is kept nowhere in clear.</returns>
    public Task<WriteResult<string>> CreateAsync(long connectorId, bool byMail = false) =>
        writer.RunAsync(
            _ => db.FindConnectorAsync(connectorId),
            (write, target) => write.Authority.ManagePhone(target.Standing),
            async (write, target) =>
            {
                var connector = target.Connector;
                if (ReasonAgainst<string>(write, connector) is { } reason)
                {
                    return reason;
                }

                db.RemoveRange(await db.Invitations
                    .Where(found => found.ContactId == connector.ContactId && found.PlatformId == connector.PlatformId
                        && found.UsedAt == null)
                    .ToListAsync());
                var code = Add(write, connector);
                if (connector.ContactId != write.Actor.ContactId)
                {
                    connector.InvitedAt = write.Now;
                }

                if (byMail)
                {
                    outbox.Add(connector.ContactId, new InvitationMail(Protector.Protect(code)));
                }

                return WriteResult.Done(code);
            });

    /// <summary>Mails how to connect a phone, without a code: nobody knows when it is read.</summary>
    public Task<WriteResult<long>> InviteAsync(long connectorId) =>
        writer.RunAsync(
            _ => db.FindConnectorAsync(connectorId),
            (write, target) => write.Authority.ManagePhone(target.Standing),
            (write, target) =>
            {
                var connector = target.Connector;
                if (ReasonAgainst<long>(write, connector) is { } reason)
                {
                    return Task.FromResult(reason);
                }

                connector.InvitedAt = write.Now;
                outbox.Add(connector.ContactId, new PhoneInviteMail(connector.PlatformId));
                return Task.FromResult(WriteResult.Done(connectorId));
            });

    private static WriteResult<T>? ReasonAgainst<T>(AccountWrite write, MobileConnector connector) =>
        !write.Account.MobileConnectorsEnabled ? WriteResult.Invalid<T>("", "Connector_OptionOff")
        : connector.Platform.Availability != PlatformAvailability.Available
            ? WriteResult.Invalid<T>("", "Connector_PlatformUnavailable", connector.Platform.Name)
        : null;

    private string Add(AccountWrite write, MobileConnector connector)
    {
        var code = InvitationCode.New();
        db.Add(new Invitation
        {
            AccountId = write.Account.Id,
            ContactId = connector.ContactId,
            PlatformId = connector.PlatformId,
            CodeHash = ReadableCode.HashOf(code),
            CreatedById = write.Actor.ContactId,
            CreatedAt = write.Now,
            ExpiresAt = write.Now + Lifetime,
        });
        return code;
    }

    /// <summary>Whose phone the code is for, without using it up; null when it is unknown, used, too old or not a code.</summary>
    public async Task<InvitationView?> FindAsync(string? typed)
    {
        if (InvitationCode.Tidy(typed) is not { } code)
        {
            return null;
        }

        var (hash, now) = (ReadableCode.HashOf(code), time.GetUtcNow().UtcDateTime);
        return await Good(db, now).IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.CodeHash == hash)
            .Select(found => new InvitationView(
                code, found.ContactId, found.Contact.UserName!, found.Platform.Key, found.Platform.Name, found.ExpiresAt))
            .SingleOrDefaultAsync();
    }

    /// <summary>Deletes codes that ended so long ago.</summary>
    public Task<int> PruneAsync(TimeSpan age, CancellationToken cancellation = default)
    {
        var before = time.GetUtcNow().UtcDateTime - age;
        return db.Invitations.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter])
            .Where(found => found.ExpiresAt < before).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Codes that are not used, not too old, and for a connector that has been there since they were made.</summary>
    internal static IQueryable<Invitation> Good(ConnectorsDbContext db, DateTime now) => db.Invitations.Where(found =>
        found.UsedAt == null && found.ExpiresAt > now
        && db.Set<MobileConnector>().Any(connector =>
            connector.ContactId == found.ContactId && connector.PlatformId == found.PlatformId && connector.CreatedAt <= found.CreatedAt));

    /// <summary>The invitation that a mail was asked for with; null when it is over.</summary>
    public Task<InvitationView?> FindForMailAsync(string protectedCode) => FindAsync(Protector.Unprotect(protectedCode));
}
