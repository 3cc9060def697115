namespace MailPerformance.Connectors.Core.Journal;

/// <summary>The configuration section <c>Journal</c>.</summary>
public sealed class JournalOptions
{
    public const string Section = "Journal";
    public const int MinKeepMonths = 3;
    public const int MaxKeepMonths = 120;

    /// <summary>For how many months entries are kept where the account does not say.</summary>
    public int KeepMonths { get; set; } = 12;
}
