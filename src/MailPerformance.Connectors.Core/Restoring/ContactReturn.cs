using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Restoring;

/// <summary>
/// A contact comes back under its id with what it had, as far as whoever brings it back may give that (rule 5). Its sessions, links and
/// phones stay ended; its connectors come back where that is asked for, as new ones.
/// </summary>
public sealed class ContactReturn(ConnectorsDbContext db)
{
    internal async Task<WriteResult<Restored>> ReturnAsync(AccountWrite write, TrashItem item, RestoreChoice choice)
    {
        var kept = KeptContact.Of(item);
        var contact = Return(write, item, kept);
        List<string> leftOut = [];
        var mayGive = MayGive(write, item);
        var standing = new ContactStanding(contact.Id, await GiveRolesAsync(write, contact, kept, mayGive, leftOut));
        await GiveLabelsAsync<ContactGroup, Group>(write, contact, contact.Groups, mayGive ? kept.Groups : [], leftOut);
        if (!mayGive && kept.Groups.Count > 0)
        {
            leftOut.Add(CoreTexts.Get("Restore_Groups"));
        }

        var seesCategories = await GiveSightAsync<ContactCategory, Category>(write, contact, contact.Categories, kept.Categories, leftOut);
        var seesSegments = await GiveSightAsync<ContactSegment, Segment>(write, contact, contact.Segments, kept.Segments, leftOut);
        if (!(seesCategories && seesSegments))
        {
            // Without the last of them it would see all, which nobody has decided.
            contact.Block(write.Now);
            leftOut.Add(CoreTexts.Get("Restore_Blocked"));
        }

        Limit(write, contact, standing.IsAdministrator);
        return await GiveConnectorsAsync(write, contact, standing, kept, choice.PlatformIds) is { } refused
            ? new WriteResult<Restored>(refused.Status, null, refused.Errors)
            : WriteResult.Done(new Restored(item.Kind, contact.Id, contact.FirstName + " " + contact.LastName, null, leftOut));
    }

    private Contact Return(AccountWrite write, TrashItem item, KeptContact kept)
    {
        var contact = RowCopy.Return(
            db,
            new Contact
            {
                Id = item.SubjectId,
                AccountId = item.AccountId,
                LastName = "",
                FirstName = "",
                Language = "",
                TimeZone = "",
            },
            kept.Row);
        contact.EndSessions();
        contact.EndPasswordLinks();
        contact.EndOwnLink();
        contact.EndPendingEmail();
        contact.Touch(write);
        if (kept.SecondFactor is { } second)
        {
            var factor = RowCopy.Return(
                db, new SecondFactor { AccountId = item.AccountId, Contact = contact, ProtectedKey = "" }, second.Row);
            foreach (var hash in second.CodeHashes)
            {
                factor.RecoveryCodes.Add(new RecoveryCode { AccountId = item.AccountId, Hash = hash });
            }
        }

        return contact;
    }

    /// <summary>
    /// Whoever undoes their own deletion gives nothing that was not there; else roles and groups are for who may edit contacts.
    /// </summary>
    internal static bool MayGive(AccountWrite write, TrashItem item) =>
        item.DeletedById == write.Actor.ContactId || write.Authority.Needs(Permissions.ContactsEdit) is null;

    // Whether the contact is an administrator again.
    private async Task<bool> GiveRolesAsync(
        AccountWrite write, Contact contact, KeptContact kept, bool mayGive, List<string> leftOut)
    {
        var ids = kept.Roles.Select(role => role.Id).ToList();
        var roles = ids.Count == 0
            ? []
            : await db.Roles.Include(role => role.Permissions).Where(role => ids.Contains(role.Id)).ToDictionaryAsync(role => role.Id);
        var isAdministrator = false;
        Denial? Refusal(Role role) =>
            (mayGive ? null : write.Authority.Needs(Permissions.ContactsEdit)) ?? write.Authority.Assign(role.Rights);
        foreach (var link in kept.Roles)
        {
            if (!roles.TryGetValue(link.Id, out var role))
            {
                leftOut.Add(CoreTexts.Get("Restore_RoleGone", link.Name));
            }
            else if (Refusal(role) is { } denial)
            {
                leftOut.Add(CoreTexts.Get("Restore_RoleRefused", link.Name, denial.Message));
            }
            else
            {
                contact.Roles.Add(new ContactRole { RoleId = role.Id, Role = role });
                isAdministrator |= role.IsAdministrator;
            }
        }

        return isAdministrator;
    }

    private async Task<HashSet<long>> PresentAsync<TLabel>(IReadOnlyList<KeptLink> kept)
        where TLabel : Label
    {
        var ids = kept.Select(link => link.Id).ToList();
        return ids.Count == 0
            ? []
            : await db.Set<TLabel>().Where(label => ids.Contains(label.Id)).Select(label => label.Id).ToHashSetAsync();
    }

    private async Task GiveLabelsAsync<TLink, TLabel>(
        AccountWrite write, Contact contact, ICollection<TLink> links, IReadOnlyList<KeptLink> kept, List<string> leftOut)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label
    {
        var present = await PresentAsync<TLabel>(kept);
        List<KeptLink> gone = [.. kept.Where(link => !present.Contains(link.Id))];
        foreach (var link in kept.Except(gone))
        {
            links.Add(new TLink { LabelId = link.Id });
        }

        // A label that lies in the trash itself comes back to the contact when it comes back; not to one that would see all without it.
        var kind = Enum.Parse<TrashKind>(typeof(TLabel).Name);
        List<long> ids = kind == TrashKind.Group || links.Count > 0 ? gone.ConvertAll(link => link.Id) : [];
        var waiting = ids.Count == 0 ? [] : await db.TrashItems
            .Where(item => item.Kind == kind && EF.Parameter(ids).Contains(item.SubjectId) && item.ErasedAt == null)
            .Select(item => item.SubjectId).ToHashSetAsync();
        foreach (var link in gone)
        {
            leftOut.Add(CoreTexts.Get(waiting.Contains(link.Id) ? "Restore_LabelInTrash" : "Restore_LabelGone", link.Name));
            if (waiting.Contains(link.Id))
            {
                db.Add(new TrashMember { AccountId = write.Account.Id, Kind = kind, LabelId = link.Id, ContactId = contact.Id });
            }
        }
    }

    // Nobody gives sight that they do not have: what is left is what both saw, or what whoever brings the contact back sees. False when
    // nothing is left of what the contact was restricted to.
    private async Task<bool> GiveSightAsync<TLink, TLabel>(
        AccountWrite write, Contact contact, ICollection<TLink> links, IReadOnlyList<KeptLink> kept, List<string> leftOut)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label
    {
        var own = write.Actor.IsAdministrator ? new HashSet<long>() : await db.SightAsync<TLink, TLabel>(write.Actor.ContactId);
        if (write.Authority.MayEmptySight(own))
        {
            await GiveLabelsAsync<TLink, TLabel>(write, contact, links, kept, leftOut);
            return links.Count > 0 || kept.Count == 0;
        }

        var given = kept.Count == 0 ? own : kept.Select(link => link.Id).Where(own.Contains).ToHashSet();
        leftOut.AddRange(kept.Where(link => !given.Contains(link.Id))
            .Select(link => CoreTexts.Get("Restore_LabelRefused", link.Name)));
        foreach (var id in given.Count == 0 ? own : given)
        {
            links.Add(new TLink { LabelId = id });
        }

        return true;
    }

    // No later than the account allows by now; without an end, administrators alone (rule 13).
    private static void Limit(AccountWrite write, Contact contact, bool isAdministrator)
    {
        var latest = ValidityRule.Latest(write.Account, contact.TimeZone, write.Now);
        if (contact.ValidUntil is { } day ? day > latest : !isAdministrator)
        {
            contact.ValidUntil = latest;
            contact.AccessEndsAt = ContactAccess.EndOfDay(latest, contact.TimeZone);
        }
    }

    private async Task<WriteResult<long>?> GiveConnectorsAsync(
        AccountWrite write, Contact contact, ContactStanding standing, KeptContact kept, IReadOnlySet<long> platformIds)
    {
        if (platformIds.Any(id => kept.Connectors.All(connector => connector.PlatformId != id)))
        {
            return WriteResult.Invalid<long>(RestoreService.PlatformsField, "Restore_ConnectorUnknown");
        }

        var wanted = kept.Connectors.Where(connector => platformIds.Contains(connector.PlatformId)).ToList();
        if (wanted.Count == 0)
        {
            return null;
        }

        var platforms = await db.MobilePlatforms.ToDictionaryAsync(platform => platform.Id);
        var changes = new ConnectorChanges(db, write, contact, standing);
        return wanted
            .Select(one => changes.Apply(
                null, platforms[one.PlatformId], new ConnectorChoice(true, one.Privilege), RestoreService.PlatformsField))
            .FirstOrDefault(refused => refused is not null);
    }
}
