using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Administration.Journal;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>Reads the page of a contact in two commands, and its history in one more.</summary>
public sealed class ContactSummaryReader(ConnectorsDbContext db, CurrentAccount current, JournalSource journal, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Null when the account has no such contact.</summary>
    public async Task<ContactSummary?> ReadAsync(long contactId)
    {
        var me = current.Contact!;
        if (await db.FindWithAccessAsync(contactId, me.Actor.ContactId, Now) is not var (one, rights))
        {
            return null;
        }

        var authority = new Authority(me.Actor);
        var mayEdit = authority.Edit(rights) is null;
        var held = (await PartsOf(contactId, mayEdit).ToListAsync()).ToLookup(part => part.Kind);
        return new ContactSummary(
            ContactHeader.Of(one.Contact, one.KeptOutBy, rights, me.Actor),
            one.Contact,
            rights.HasPassword,
            held[PartKind.SecondFactor].Select(part => part.At).FirstOrDefault(),
            [.. held[PartKind.Role].Select(part => RoleNames.Of(part.IsAdministrator, part.Name)).Order(StringComparer.CurrentCulture)],
            ConnectorsOf(held, one.Contact.ValidUntil),
            me.Actor.Holds(Permissions.MobileConnectors),
            held[PartKind.Connector].Any() ? authority.ReduceConnector(rights) : authority.GrantConnector(rights),
            mayEdit
                ?
                [
                    LabelsOf(ContactStep.Groups, held[PartKind.Group]),
                    LabelsOf(ContactStep.Categories, held[PartKind.Category]),
                    LabelsOf(ContactStep.Segments, held[PartKind.Segment]),
                ]
                : null,
            me.Actor.Holds(Permissions.Journal) ? await HistoryAsync(contactId) : null);
    }

    private async Task<IReadOnlyList<JournalLine>> HistoryAsync(long contactId)
    {
        var entries = await journal.NewestAsync(new JournalListQuery { Contact = contactId }, ContactSummary.Entries);
        var reading = new JournalReading(Now, TimeZones.Find(current.Contact!.TimeZone));
        return [.. entries.Select(entry => new JournalLine(entry, JournalThere.Nothing, reading))];
    }

    private static SummaryLabels LabelsOf(ContactStep step, IEnumerable<SummaryPart> parts)
    {
        var names = parts.Select(part => part.Name).ToList();
        return new SummaryLabels(step, [.. names.Take(ContactSummary.Most)], names.Count > ContactSummary.Most);
    }

    private static List<SummaryConnector> ConnectorsOf(ILookup<PartKind, SummaryPart> held, DateOnly? validUntil)
    {
        var devices = held[PartKind.Device].OrderByDescending(device => device.At)
            .ToLookup(device => device.Place, device => new SummaryDevice(device.Name, device.At!.Value));
        return
        [
            .. held[PartKind.Connector].OrderBy(part => part.Place).Select(part => new SummaryConnector(
                part.Id,
                part.Name,
                (ConnectorPrivilege)part.Privilege!.Value,
                (ConnectorState)part.State!.Value,
                Suspension.TextOf((SuspendedBy?)part.Because, validUntil),
                part.At,
                part.InvitedAt,
                part.By,
                part.ByAt,
                [.. devices[part.Place]])),
        ];
    }

    // All that the contact has, in one shape, so that it is read in one command.
    private IQueryable<SummaryPart> PartsOf(long contactId, bool withLabels)
    {
        var roles = db.ContactRoles.Where(held => held.UserId == contactId)
            .Select(held => new SummaryPart
            {
                Kind = PartKind.Role,
                Id = held.RoleId,
                Name = held.Role.Name!,
                Place = 0,
                IsAdministrator = held.Role.IsAdministrator,
                Privilege = null,
                State = null,
                Because = null,
                At = null,
                InvitedAt = null,
                By = null,
                ByAt = null,
            });
        var factors = db.Set<SecondFactor>().Where(factor => factor.ContactId == contactId)
            .Select(factor => new SummaryPart
            {
                Kind = PartKind.SecondFactor,
                Id = factor.ContactId,
                Name = "",
                Place = 0,
                IsAdministrator = false,
                Privilege = null,
                State = null,
                Because = null,
                At = factor.EnabledAt,
                InvitedAt = null,
                By = null,
                ByAt = null,
            });
        var parts = roles.Concat(factors).Concat(Connectors(contactId)).Concat(Devices(contactId));
        return withLabels
            ? parts.Concat(Labels<Group, ContactGroup>(PartKind.Group, contactId))
                .Concat(Labels<Category, ContactCategory>(PartKind.Category, contactId))
                .Concat(Labels<Segment, ContactSegment>(PartKind.Segment, contactId))
            : parts;
    }

    private IQueryable<SummaryPart> Connectors(long contactId)
    {
        IQueryable<Contact> givers = db.Contacts;
        return db.MobileConnectors.Where(connector => connector.ContactId == contactId).WithState(Now)
            .Select(one => new SummaryPart
            {
                Kind = PartKind.Connector,
                Id = one.Connector.Id,
                Name = one.Connector.Platform.Name,
                Place = one.Connector.Platform.Position,
                IsAdministrator = false,
                Privilege = (int)one.Connector.Privilege,
                State = (int)one.State,
                Because = (int?)one.SuspendedBy,
                At = one.Connector.ActivatedAt,
                InvitedAt = one.Connector.InvitedAt,
                By = givers.Where(giver => giver.Id == one.Connector.GrantedById)
                        .Select(giver => giver.FirstName + " " + giver.LastName).FirstOrDefault() ?? one.Connector.GrantedByName,
                ByAt = one.Connector.GrantedAt,
            });
    }

    private IQueryable<SummaryPart> Devices(long contactId) =>
        db.MobileDevices.Where(device => device.ContactId == contactId).SignedIn()
            .Select(device => new SummaryPart
            {
                Kind = PartKind.Device,
                Id = device.Id,
                Name = device.Model ?? device.Name,
                Place = device.Platform.Position,
                IsAdministrator = false,
                Privilege = null,
                State = null,
                Because = null,
                At = device.LastUsedAt,
                InvitedAt = null,
                By = null,
                ByAt = null,
            });

    private IQueryable<SummaryPart> Labels<TLabel, TLink>(PartKind kind, long contactId)
        where TLabel : Label
        where TLink : ContactLabel<TLabel> =>
        db.Set<TLink>().Where(link => link.ContactId == contactId).OrderBy(link => link.LabelId).Take(ContactSummary.Most + 1)
            .Select(link => new SummaryPart
            {
                Kind = kind,
                Id = link.LabelId,
                Name = link.Label.Name,
                Place = 0,
                IsAdministrator = false,
                Privilege = null,
                State = null,
                Because = null,
                At = null,
                InvitedAt = null,
                By = null,
                ByAt = null,
            });

    private enum PartKind
    {
        Role,
        SecondFactor,
        Connector,
        Device,
        Group,
        Category,
        Segment,
    }

    private sealed class SummaryPart
    {
        public PartKind Kind { get; init; }

        public long Id { get; init; }

        public required string Name { get; init; }

        /// <summary>Of the platform among the others.</summary>
        public int Place { get; init; }

        public bool IsAdministrator { get; init; }

        public int? Privilege { get; init; }

        public int? State { get; init; }

        public int? Because { get; init; }

        /// <summary>Of a connector its first sign-in, of a device its last use.</summary>
        public DateTime? At { get; init; }

        public DateTime? InvitedAt { get; init; }

        public string? By { get; init; }

        public DateTime? ByAt { get; init; }
    }
}
