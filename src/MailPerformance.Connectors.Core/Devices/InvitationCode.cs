using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Core.Devices;

/// <summary>The code of an invitation: a <see cref="ReadableCode"/> of eight characters.</summary>
public static class InvitationCode
{
    public const int Length = 8;

    public static string New() => ReadableCode.New(Length);

    /// <summary>What somebody typed; null when no code looks like that.</summary>
    public static string? Tidy(string? typed) => ReadableCode.Tidy(typed) is var tidy && ReadableCode.IsOf(tidy, Length) ? tidy : null;
}
