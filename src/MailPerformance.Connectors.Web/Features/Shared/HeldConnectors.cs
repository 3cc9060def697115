using MailPerformance.Connectors.Core.Accounts;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>What people who give connectors are told of an administrator's yes, before and after.</summary>
public static class HeldConnectors
{
    /// <summary>The message of what was saved, and that it waits.</summary>
    public static string After(string saved, bool isHeld) => isHeld ? $"{saved.TrimEnd('.')}. {T("Connector_Awaits")}" : saved;

    /// <summary>For a form that gives connectors; null when none of this reader's will wait.</summary>
    /// <param name="isNew">The form creates the contact.</param>
    public static string? HintFor(SignedInContact reader, bool isNew) =>
        !reader.HoldsConnectorsForReview || reader.Actor.IsAdministrator ? null : T(isNew ? "Connectors_WillWait" : "Connectors_MayWait");
}
