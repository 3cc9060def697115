namespace MailPerformance.Connectors.Core.Roles;

/// <summary>What a permission is called in the reader's language.</summary>
public static class PermissionLabels
{
    public static string Of(string permission) => CoreTexts.Get("Permission_" + permission);

    /// <summary>What it is for, in one sentence.</summary>
    public static string MeaningOf(string permission) => CoreTexts.Get("Meaning_" + permission);
}
