using System.Reflection;
using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Core.Mail;

/// <summary>Where services put mails, inside their own transaction: kept when that is, taken back when that is.</summary>
public sealed class Outbox(ConnectorsDbContext db, CurrentAccount current, IOptions<OutboxOptions> options, TimeProvider time)
{
    private static readonly Dictionary<string, Type> Kinds = typeof(MailData).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(MailData)) && !type.IsAbstract).ToDictionary(NameOf);

    /// <summary>Whether what is put here will be sent.</summary>
    public bool IsEnabled => options.Value.IsEnabled;

    public void Add(long contactId, MailData data)
    {
        if (!IsEnabled)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        db.OutboxMails.Add(new OutboxMail
        {
            AccountId = current.AccountId!.Value,
            ContactId = contactId,
            Kind = NameOf(data.GetType()),
            Data = TextOf(data),
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }

    /// <summary>Whether an equal mail to the contact is there already, and not sent yet.</summary>
    public Task<bool> WaitsAsync(long contactId, MailData data)
    {
        var (kind, text) = (NameOf(data.GetType()), TextOf(data));
        return db.OutboxMails.AnyAsync(mail =>
            mail.ContactId == contactId && mail.Kind == kind && mail.Data == text && mail.NextAttemptAt != null);
    }

    /// <summary>Every kind of mail by its fixed name.</summary>
    public static IReadOnlyDictionary<string, Type> KindsByName => Kinds;

    /// <summary>What the mail tells; null for a kind that this program does not know.</summary>
    public static MailData? DataOf(OutboxMail mail) =>
        Kinds.TryGetValue(mail.Kind, out var type) ? (MailData?)JsonSerializer.Deserialize(mail.Data, type) : null;

    private static string TextOf(MailData data) => JsonSerializer.Serialize(data, data.GetType());

    internal static string NameOf(Type kind) =>
        kind.GetCustomAttribute<MailKindAttribute>()?.Name ?? throw new InvalidOperationException($"{kind.Name} has no MailKind.");
}
