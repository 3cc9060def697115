namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>What the app may do. A greater number may do all that a smaller one may. Stored as its number.</summary>
public enum ConnectorPrivilege
{
    /// <summary>Lecture: consult statistics.</summary>
    Read = 1,

    /// <summary>Lecture/Ecriture: also devalidate, replan or interrupt an express campaign.</summary>
    ReadWrite = 2,
}
