using System.Globalization;
using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>
/// What the product holds about its reader, as JSON: articles 15 and 20 of the GDPR. Of entries of the journal it tells what is the reader's
/// own, not who else did something or from where. Secrets are not in it, only that there are some.
/// </summary>
public sealed class OwnData(ConnectorsDbContext db, CurrentAccount current, TimeProvider time)
{
    private const int AtOnce = 1_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private SignedInContact Me => current.Contact!;

    public async Task WriteAsync(HttpContext context)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var contact = await ContactAsync();
        var things = (await ThingsAsync()).ToLookup(thing => thing.Kind, thing => thing);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        context.Response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"{Me.Login}-{now:yyyy-MM-dd}.json\"");
        await JsonSerializer.SerializeAsync(
            context.Response.Body,
            new
            {
                At = now,
                Account = new { Code = Me.AccountCode, Name = Me.AccountName },
                Contact = contact,
                Roles = things["role"].Select(thing => thing.Name),
                Groups = things["group"].Select(thing => thing.Name),
                Categories = things["category"].Select(thing => thing.Name),
                Segments = things["segment"].Select(thing => thing.Name),
                Connectors = things["connector"].Select(thing =>
                    new { Platform = thing.Name, Privilege = thing.More, ActivatedAt = thing.At }),
                Phones = things["phone"].Select(thing => new { thing.Name, Model = thing.More, LastUsedAt = thing.At }),
                Sessions = things["session"].Select(thing => new { Browser = thing.Name, LastUsedAt = thing.At }),
                Passkeys = things["passkey"].Select(thing => new { thing.Name, AddedAt = thing.At }),
                Journal = EntriesAsync(context.RequestAborted),
            },
            Json,
            context.RequestAborted);
    }

    private Task<object> ContactAsync()
    {
        var id = Me.Actor.ContactId;
        IQueryable<SecondFactor> factors = db.SecondFactors;
        return db.Contacts.Where(contact => contact.Id == id).Select(contact => (object)new
        {
            contact.Id,
            Title = contact.Title == null ? null : contact.Title.ToString(),
            contact.LastName,
            contact.FirstName,
            Login = contact.UserName,
            contact.Email,
            contact.Language,
            contact.TimeZone,
            contact.NotifyOnActionChange,
            contact.RowsPerTable,
            contact.ValidUntil,
            contact.CreatedAt,
            contact.UpdatedAt,
            HasPassword = contact.PasswordHash != null,
            HasSecondFactor = factors.Any(factor => factor.ContactId == contact.Id),
        }).SingleAsync();
    }

    // All in one command: lists that are joined would multiply.
    private Task<List<OwnThing>> ThingsAsync()
    {
        var id = Me.Actor.ContactId;
        var never = (DateTime?)null;
        return db.Set<ContactRole>().Where(held => held.UserId == id)
            .Select(held => new OwnThing { Kind = "role", Name = held.Role.Name!, More = "", At = never })
            .Concat(db.Set<ContactGroup>().Where(link => link.ContactId == id)
                .Select(link => new OwnThing { Kind = "group", Name = link.Label.Name, More = "", At = never }))
            .Concat(db.Set<ContactCategory>().Where(link => link.ContactId == id)
                .Select(link => new OwnThing { Kind = "category", Name = link.Label.Name, More = "", At = never }))
            .Concat(db.Set<ContactSegment>().Where(link => link.ContactId == id)
                .Select(link => new OwnThing { Kind = "segment", Name = link.Label.Name, More = "", At = never }))
            .Concat(db.Set<MobileConnector>().Where(connector => connector.ContactId == id).Select(connector => new OwnThing
            {
                Kind = "connector",
                Name = connector.Platform.Name,
                More = connector.Privilege == ConnectorPrivilege.Read ? "Read" : "ReadWrite",
                At = connector.ActivatedAt,
            }))
            .Concat(db.Set<MobileDevice>().Where(phone => phone.ContactId == id).Select(phone => new OwnThing
            {
                Kind = "phone",
                Name = phone.Name,
                More = phone.Model ?? "",
                At = phone.LastUsedAt,
            }))
            .Concat(db.Set<Session>().Where(session => session.ContactId == id)
                .Select(session => new OwnThing { Kind = "session", Name = session.Browser, More = "", At = session.LastUsedAt }))
            .Concat(db.Set<Passkey>().Where(passkey => passkey.SecondFactor.ContactId == id)
                .Select(passkey => new OwnThing { Kind = "passkey", Name = passkey.Name, More = "", At = passkey.CreatedAt }))
            .ToListAsync();
    }

    // From the oldest on, some at a time, so that no reader keeps a command open.
    private async IAsyncEnumerable<object> EntriesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (id, last) = (Me.Actor.ContactId, 0L);
        List<JournalEntry> some;
        do
        {
            var after = last;
            var entries = db.JournalEntries.AsNoTracking().Where(entry => entry.Number > after);
            some = await entries.Where(entry => entry.AuthorId == id).OrderBy(entry => entry.Number).Take(AtOnce)
                .Union(entries.Where(entry => entry.ContactId == id).OrderBy(entry => entry.Number).Take(AtOnce))
                .OrderBy(entry => entry.Number).Take(AtOnce).ToListAsync(cancellation);
            foreach (var entry in some)
            {
                yield return new
                {
                    entry.Number,
                    entry.At,
                    Kind = entry.Kind.ToString(),
                    ByYou = entry.AuthorId == id,
                    Said = JournalSaid.Read(entry.Said).Where(said => IsOwn(said, entry, id)).Select(said => new { said.Key, said.Value }),
                };
            }

            last = some.Count > 0 ? some[^1].Number : last;
        }
        while (some.Count == AtOnce);
    }

    // What is nobody's personal data is told of oneself alone: what somebody else was given is not one's own.
    private static bool IsOwn(JournalSaid said, JournalEntry entry, long id) =>
        said.Of == id || (said.Of is null && (entry.ContactId is null || entry.ContactId == id));

    private sealed class OwnThing
    {
        public required string Kind { get; init; }

        public required string Name { get; init; }

        public required string More { get; init; }

        public DateTime? At { get; init; }
    }
}
