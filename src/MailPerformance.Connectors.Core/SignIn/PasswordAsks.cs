using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.DataProtection;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// « Mot de passe oublié ? »: keeps what was asked for, and looks at nothing. Words, time and SQL are the same whether anybody has the
/// login or e-mail; <see cref="PasswordAskAnswers"/> finds that out later.
/// </summary>
public sealed class PasswordAsks(
    ConnectorsDbContext db, Outbox outbox, JournalCircumstances here, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long what is typed may be.</summary>
    public const int MaxLength = 256;

    /// <summary>Whether there is a way to answer at all.</summary>
    public bool GoByMail => outbox.IsEnabled;

    internal static IDataProtector ProtectorOf(IDataProtectionProvider protection) =>
        protection.CreateProtector("MailPerformance.Connectors.PasswordAsk");

    /// <param name="typed">A login or an e-mail, or anything.</param>
    public async Task AskAsync(string typed)
    {
        if (!GoByMail)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        db.PasswordAsks.Add(new PasswordAsk
        {
            Protected = ProtectorOf(protection).Protect(typed),
            Address = here.Address,
            Agent = here.Agent,
            AskedAt = now,
            NextAttemptAt = now,
        });
        await db.SaveChangesAsync();
    }
}
