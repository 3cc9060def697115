namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>How bad it is.</summary>
public enum FindingLevel
{
    Ok,

    /// <summary>It works, and somebody is to do something.</summary>
    Warning,

    /// <summary>It does not work: nobody is to be sent here.</summary>
    Wrong,
}
