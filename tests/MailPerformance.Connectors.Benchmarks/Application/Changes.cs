namespace MailPerformance.Connectors.Benchmarks.Application;

/// <summary>What a save changes; done again it changes it back, so that a file stays as large as it was.</summary>
internal static class Changes
{
    private const string Mark = " Bis";

    public static void TimeZone(TestForm form) => Toggle(form, "TimeZone", "Europe/Paris", "Europe/Brussels");

    public static void FirstName(TestForm form)
    {
        var name = form["FirstName"]!;
        form.Set("FirstName", name.EndsWith(Mark, StringComparison.Ordinal) ? name[..^Mark.Length] : name + Mark);
    }

    private static void Toggle(TestForm form, string field, string one, string other) =>
        form.Set(field, form[field] == one ? other : one);
}
