using MailPerformance.Connectors.Core.Accounts;

namespace MailPerformance.Connectors.Core.Trash;

/// <summary>The configuration section <c>Trash</c>.</summary>
public sealed class TrashOptions
{
    public const string Section = "Trash";
    public const int MinDays = 0;
    public const int MaxDays = 90;

    /// <summary>For how many days what was deleted may come back, where the account does not say.</summary>
    public int Days { get; set; } = 30;

    public int DaysOf(Account account) => account.TrashDays ?? Days;

    /// <inheritdoc cref="KeptSince(Account, DateTime)"/>
    public DateTime KeptSince(int? days, DateTime now) => now.AddDays(-(days ?? Days));

    /// <summary>What was deleted at this instant, or before it, has been kept for long enough.</summary>
    public DateTime KeptSince(Account account, DateTime now) => KeptSince(account.TrashDays, now);
}
