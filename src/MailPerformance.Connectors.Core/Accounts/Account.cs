namespace MailPerformance.Connectors.Core.Accounts;

/// <summary>One customer of MailPerformance. Its <see cref="Code"/> begins the login of all its contacts (rule 2).</summary>
public sealed class Account
{
    public const int CodeLength = 3;
    public const int NameMaxLength = 100;
    public const int DefaultMaxValidityDays = 365;
    public const int DefaultSecondFactorGraceDays = 14;
    public const int JournalHashLength = 64;

    public long Id { get; set; }

    /// <summary>Three upper-case letters or digits, unique over the installation.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>False: nobody of the account signs in, and whoever is signed in is out at the next request.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>The option « Connecteurs Mobile » (rule 9): off on a new account.</summary>
    public bool MobileConnectorsEnabled { get; set; }

    /// <summary>Connectors of which an administrator is asked to look do not work until one has confirmed them.</summary>
    public bool HoldsConnectorsForReview { get; set; }

    /// <summary>Who must have a second factor.</summary>
    public SecondFactorDemand SecondFactorFor { get; set; }

    /// <summary>For how many days one can still do without, from <see cref="SecondFactorSince"/> on, or from a contact's first day.</summary>
    public int SecondFactorGraceDays { get; set; } = DefaultSecondFactorGraceDays;

    /// <summary>When it was last required of more people than before; null: of nobody.</summary>
    public DateTime? SecondFactorSince { get; set; }

    /// <summary>How far from today, in days, a contact's end date may lie (rule 13).</summary>
    public int MaxValidityDays { get; set; } = DefaultMaxValidityDays;

    public string DefaultLanguage { get; set; } = "fr";

    public string DefaultTimeZone { get; set; } = "Europe/Paris";

    public int DefaultRowsPerTable { get; set; } = 25;

    /// <summary>Made from the guide's example; a production start refuses a database that holds one.</summary>
    public bool IsDemo { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When its administrators were last told that the end dates of all of them are near; null: never.</summary>
    public DateTime? AdministratorsWarnedAt { get; set; }

    /// <summary>Since when somebody's end is near of whom those who may extend it have not been told; null: they have of everybody.</summary>
    public DateTime? EndNoticesSince { get; set; }

    /// <summary>When they were last told; null: never.</summary>
    public DateTime? EndNoticesToldAt { get; set; }

    /// <summary>How many contacts it has: counted as they come and go, for counting 100,000 of them takes as long as reading them.</summary>
    public int ContactCount { get; set; }

    /// <summary>
    /// Counts the account's writes. Every write transaction raises it first, which makes the writes of one account follow one
    /// another in both databases.
    /// </summary>
    public long WriteSequence { get; set; }

    /// <summary>Number of the last entry of its journal; 0: there is none.</summary>
    public long JournalNumber { get; set; }

    /// <summary>Hash of the last entry of its journal, on which the next one is chained.</summary>
    public string JournalHash { get; set; } = new('0', JournalHashLength);

    /// <summary>For how many months entries of the journal are kept; null: as the installation says.</summary>
    public int? JournalKeepMonths { get; set; }

    /// <summary>For how many days what was deleted may come back; null: as the installation says.</summary>
    public int? TrashDays { get; set; }

    /// <summary>After how many months administrators are reminded of an access review; null: as the installation says, 0: never.</summary>
    public int? ReviewEveryMonths { get; set; }

    /// <summary>When they are reminded next; null: not known yet.</summary>
    public DateTime? ReviewDueAt { get; set; }

    /// <summary>Since when links go to all who have not chosen a password; null: none do.</summary>
    public DateTime? FirstLinksAt { get; set; }

    /// <summary>Which administrator makes them.</summary>
    public long? FirstLinksById { get; set; }

    /// <summary>The last contact that was looked at, in the order of ids.</summary>
    public long FirstLinksAfterId { get; set; }
}
