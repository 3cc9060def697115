using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// What reaches furthest is not for a browser that somebody has left open: a new administrator, the option « Connecteurs Mobile », the
/// settings that keep the account safe and what is erased for good want the password, or a second factor, given within <see cref="Actor.ProofLifetime"/>. Nobody
/// consents to going without; <see cref="SessionProof"/> is the way. Commands and jobs have no session to prove anything in.
/// </summary>
public sealed class FreshProofRule(ConnectorsDbContext db) : IAccountRule
{
    /// <summary>Field of the error that asks.</summary>
    public const string Field = "Proof";

    private static readonly string[] Option = [nameof(Account.MobileConnectorsEnabled)];

    private static readonly string[] Safety =
    [
        nameof(Account.MaxValidityDays), nameof(Account.HoldsConnectorsForReview), nameof(Account.JournalKeepMonths),
        nameof(Account.TrashDays), nameof(Account.SecondFactorFor), nameof(Account.SecondFactorGraceDays),
    ];

    public bool IsOfSession => true;

    public async Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes) =>
        write.Actor.Entrance == Entrance.Browser
        && !write.Actor.HasFreshProof(write.Now)
        && await WhatForAsync(write, changes) is { } reason
            ? RuleCheck.Refuse(new WriteError(Field, reason))
            : null;

    // What the proof is for, in the reader's words; null: nothing that wants one.
    private async Task<string?> WhatForAsync(AccountWrite write, WriteChanges changes) =>
        changes.Changed<Account>(Option).Any() || changes.IsSetChanged<Account>(Option)
            ? CoreTexts.Get(write.Account.MobileConnectorsEnabled ? "Proof_OptionOn" : "Proof_OptionOff")
        : changes.Changed<Account>(Safety).Any() || changes.IsSetChanged<Account>(Safety) ? CoreTexts.Get("Proof_Safety")
        : changes.Added<Passkey>().Any() || changes.Deleted<Passkey>().Any() ? CoreTexts.Get("Proof_Passkey")
        : Erased(changes) is { } erased ? CoreTexts.Get("Proof_Erase", erased)
        : await NewAdministratorAsync(changes) is { } contact
            ? CoreTexts.Get("Proof_Administrator", contact.FirstName, contact.LastName)
        : null;

    // The last time that a contact is called by its name.
    private static string? Erased(WriteChanges changes) =>
        changes.Changed<TrashItem>(nameof(TrashItem.ErasedAt))
            .Select(item => changes.Before<string>(item, nameof(TrashItem.Name))).FirstOrDefault();

    // Role and contact are rows that the write has read.
    private async Task<Contact?> NewAdministratorAsync(WriteChanges changes)
    {
        foreach (var held in changes.Added<ContactRole>().ToList())
        {
            if ((held.Role ?? await db.Roles.FindAsync(held.RoleId)) is { IsAdministrator: true })
            {
                return held.Contact ?? await db.Contacts.FindAsync(held.UserId);
            }
        }

        return null;
    }
}
