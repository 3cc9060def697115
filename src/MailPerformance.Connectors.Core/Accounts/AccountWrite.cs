using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>What a write knows: who acts with which rights, in which account, at which instant (UTC).</summary>
public sealed class AccountWrite(Actor actor, Account account, DateTime now)
{
    private readonly List<Func<Task<WriteError?>>> _checksAfterSave = [];

    public Actor Actor { get; } = actor;

    public Authority Authority { get; } = new(actor);

    public Account Account { get; } = account;

    public DateTime Now { get; } = now;

    internal IReadOnlyList<Func<Task<WriteError?>>> ChecksAfterSave => _checksAfterSave;

    /// <summary>Asks for a check on the saved rows, still inside the transaction; an error takes the whole write back.</summary>
    internal void CheckAfterSave(Func<Task<WriteError?>> check) => _checksAfterSave.Add(check);
}
