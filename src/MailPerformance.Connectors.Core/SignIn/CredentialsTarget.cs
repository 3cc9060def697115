using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>A contact whose credentials somebody wants to change, with what the authority must know of it.</summary>
internal sealed record CredentialsTarget(Contact Contact, ContactRights Rights, bool HasConnectors);

internal static class CredentialsTargets
{
    /// <returns>Null when the current account has no such contact.</returns>
    public static async Task<CredentialsTarget?> FindCredentialsAsync(this ConnectorsDbContext db, AccountWrite write, long contactId) =>
        await db.FindTargetAsync(write, contactId) is { } target
            ? new CredentialsTarget(
                target.Contact,
                target.Rights,
                await db.MobileConnectors.AnyAsync(connector => connector.ContactId == contactId))
            : null;
}
