using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Why a connector is suspended: whatever keeps its contact out, or what its account or its platform does to it.</summary>
public enum SuspendedBy
{
    Block = KeptOutBy.Block,
    EndDate = KeptOutBy.EndDate,
    Account = KeptOutBy.Account,
    WrongPasswords = KeptOutBy.WrongPasswords,

    /// <summary>The option « Connecteurs Mobile » of the account is off (rule 9).</summary>
    Option = 100,

    /// <summary>The platform is retired.</summary>
    Platform = 101,

    /// <summary>It waits for an administrator's yes.</summary>
    Review = 102,
}
