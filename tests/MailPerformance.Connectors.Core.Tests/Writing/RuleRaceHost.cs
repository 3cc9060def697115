using System.Collections.Concurrent;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Writing;

/// <summary>A host that tells in which order the writes of a race were made.</summary>
public sealed class RuleRaceHost : IAsyncLifetime
{
    private readonly ConcurrentQueue<Write> _writes = [];

    public RuleRaceHost() => Core = CoreHost.With(services => services.AddSingleton<IAccountRule>(new Witness(_writes)));

    private enum Write
    {
        Password,
        Block,
        LabelGiven,
        LabelTaken,
    }

    public CoreHost Core { get; }

    /// <summary>Whether the last race set a password after somebody was blocked.</summary>
    public bool PasswordCameAfterBlock => CameAfter(Write.Password, Write.Block);

    /// <summary>Whether the last race gave a label after one was taken.</summary>
    public bool GiftCameAfterLoss => CameAfter(Write.LabelGiven, Write.LabelTaken);

    public void Forget() => _writes.Clear();

    public Task InitializeAsync() => Core.InitializeAsync();

    public Task DisposeAsync() => Core.DisposeAsync().AsTask();

    private bool CameAfter(Write late, Write early) => _writes.SkipWhile(write => write != early).Contains(late);

    // Asked after the save and before the commit: the account's other writes wait meanwhile, so the order is the true one.
    private sealed class Witness(ConcurrentQueue<Write> writes) : IAccountRule
    {
        public Task<RuleCheck?> WatchAsync(AccountWrite write, WriteChanges changes)
        {
            Write[] seen =
            [
                .. changes.Changed<Contact>(nameof(Contact.PasswordHash)).Select(_ => Write.Password),
                .. changes.Changed<Contact>(nameof(Contact.LockedAt)).Select(_ => Write.Block),
                .. changes.Added<ContactCategory>().Select(_ => Write.LabelGiven),
                .. changes.Deleted<ContactCategory>().Select(_ => Write.LabelTaken),
            ];
            return Task.FromResult<RuleCheck?>(RuleCheck.Ask(() =>
            {
                Array.ForEach(seen, writes.Enqueue);
                return Task.FromResult<WriteError?>(null);
            }));
        }
    }
}
