namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>How a program ended, and what it said.</summary>
public sealed record Ended(int Code, string Output, string Errors)
{
    public string Said => Output + Errors;

    /// <summary>One thing was said on the error output.</summary>
    public string Error => Assert.Single(Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
