using System.Globalization;
using System.Runtime.CompilerServices;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>
/// The contacts of a filter as a file, in the order of the list, some at a time. Groups, categories and segments are for those who may edit
/// contacts, as on the pages.
/// </summary>
public sealed class ContactExport(
    ConnectorsDbContext db, ContactList list, CurrentAccount current, ListExport export, TimeProvider time)
{
    /// <summary>Between the names in one cell.</summary>
    public const string Separator = " | ";

    private const int AtOnce = 500;

    public async Task WriteAsync(HttpContext context, ExportFormat format, ContactListQuery query)
    {
        var me = current.Contact!;
        var platforms = await db.MobilePlatforms.OrderBy(platform => platform.Position).Select(platform => platform.Name)
            .ToListAsync(context.RequestAborted);
        var seesLabels = me.Actor.Holds(Permissions.ContactsEdit);
        string[] headings =
        [
            T("Contact_Title"), T("Contact_LastName"), T("Contact_FirstName"), T("Contact_Login"), T("Contact_Email"),
            T("Contact_Language"), T("Contact_TimeZone"), T("Contact_ValidUntilShort"), T("Roles_Title"),
            .. seesLabels ? new[] { T("Groups_Title"), T("Categories_Title"), T("Segments_Title") } : [],
            .. platforms,
            T("Access_Title"), T("Contact_LastSignIn"),
        ];
        await export.WriteAsync(context, format, JournalKind.ContactsExported, new Export(
            T("Export_ContactsFile"), headings, most => RowsAsync(query, platforms, seesLabels, most, context.RequestAborted)));
    }

    private async IAsyncEnumerable<string[]> RowsAsync(
        ContactListQuery query,
        List<string> platforms,
        bool seesLabels,
        int most,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ids = await list.IdsAsync(query, most, cancellation);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var wanted = some.ToList();
            var held = (await HeldAsync(wanted, seesLabels, cancellation)).ToLookup(one => (one.ContactId, one.Kind));
            var rows = await ContactsAsync(wanted, cancellation);
            foreach (var one in wanted.Where(rows.ContainsKey).Select(id => rows[id]))
            {
                yield return CellsOf(one, kind => held[(one.Contact.Id, kind)], platforms, seesLabels);
            }
        }
    }

    private string[] CellsOf(
        ContactWithAccess one, Func<HeldKind, IEnumerable<HeldName>> held, List<string> platforms, bool seesLabels)
    {
        var contact = one.Contact;
        var connectors = held(HeldKind.Connector).ToDictionary(found => found.Name, found => found.Privilege!.Value);
        string Names(HeldKind kind) => string.Join(Separator, held(kind).Select(found => found.Name).Order(StringComparer.CurrentCulture));
        return
        [
            contact.Title is { } title ? Choices.TitleOf(title) : "",
            contact.LastName, contact.FirstName, contact.UserName!, contact.Email!, Choices.LanguageOf(contact.Language), contact.TimeZone,
            contact.ValidUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            string.Join(Separator, held(HeldKind.Role).Select(role => RoleNames.Of(role.IsAdministrator, role.Name)).Order()),
            .. seesLabels ? new[] { Names(HeldKind.Group), Names(HeldKind.Category), Names(HeldKind.Segment) } : [],
            .. platforms.Select(platform => connectors.TryGetValue(platform, out var privilege) ? Choices.PrivilegeOf(privilege) : ""),
            AccessState.Of(one.KeptOutBy, contact.PasswordHash is not null).Text,
            contact.LastSignInAt is { } at
                ? TimeZoneInfo.ConvertTimeFromUtc(at, TimeZones.Find(current.Contact!.TimeZone))
                    .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
                : "",
        ];
    }

    // As one parameter, from the ids: see ContactListReader.
    private async Task<Dictionary<long, ContactWithAccess>> ContactsAsync(List<long> ids, CancellationToken cancellation)
    {
        IQueryable<Contact> all = db.Contacts;
        var wanted = db.Accounts.SelectMany(_ => EF.Parameter(ids).AsQueryable());
        var contacts = wanted.SelectMany(_ => all, (id, contact) => new { id, contact }).Where(one => one.contact.Id == one.id)
            .Select(one => one.contact);
        return await contacts.AsNoTracking().WithAccess(time.GetUtcNow().UtcDateTime)
            .ToDictionaryAsync(one => one.Contact.Id, cancellation);
    }

    private Task<List<HeldName>> HeldAsync(List<long> ids, bool seesLabels, CancellationToken cancellation)
    {
        var wanted = db.Accounts.SelectMany(_ => EF.Parameter(ids).AsQueryable());
        IQueryable<ContactRole> roles = db.ContactRoles;
        IQueryable<MobileConnector> connectors = db.MobileConnectors;
        var held = wanted.SelectMany(_ => roles, (id, link) => new { id, link }).Where(one => one.link.UserId == one.id)
            .Select(one => new HeldName
            {
                ContactId = one.id,
                Kind = HeldKind.Role,
                Name = one.link.Role.Name!,
                IsAdministrator = one.link.Role.IsAdministrator,
                Privilege = null,
            })
            .Concat(wanted.SelectMany(_ => connectors, (id, link) => new { id, link }).Where(one => one.link.ContactId == one.id)
                .Select(one => new HeldName
                {
                    ContactId = one.id,
                    Kind = HeldKind.Connector,
                    Name = one.link.Platform.Name,
                    IsAdministrator = false,
                    Privilege = one.link.Privilege,
                }));
        if (seesLabels)
        {
            held = held.Concat(Labels<Group, ContactGroup>(wanted, HeldKind.Group))
                .Concat(Labels<Category, ContactCategory>(wanted, HeldKind.Category))
                .Concat(Labels<Segment, ContactSegment>(wanted, HeldKind.Segment));
        }

        return held.ToListAsync(cancellation);
    }

    private IQueryable<HeldName> Labels<TLabel, TLink>(IQueryable<long> wanted, HeldKind kind)
        where TLabel : Label
        where TLink : ContactLabel<TLabel>
    {
        IQueryable<TLink> links = db.Set<TLink>();
        return wanted.SelectMany(_ => links, (id, link) => new { id, link }).Where(one => one.link.ContactId == one.id)
            .Select(one => new HeldName
            {
                ContactId = one.id,
                Kind = kind,
                Name = one.link.Label.Name,
                IsAdministrator = false,
                Privilege = null,
            });
    }

    private enum HeldKind
    {
        Role,
        Connector,
        Group,
        Category,
        Segment,
    }

    private sealed class HeldName
    {
        public long ContactId { get; init; }

        public HeldKind Kind { get; init; }

        public required string Name { get; init; }

        public bool IsAdministrator { get; init; }

        public ConnectorPrivilege? Privilege { get; init; }
    }
}
