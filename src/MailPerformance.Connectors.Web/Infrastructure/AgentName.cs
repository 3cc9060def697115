namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>The short name of a browser or program, from what it says of itself.</summary>
public static class AgentName
{
    private const int NameLength = 30;

    // In this order: each says that it is some of those behind it, too.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Mobile", "mobile"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string? Of(string? agent)
    {
        if (agent is null)
        {
            return null;
        }

        if (Find(Browsers, agent) is not { } browser)
        {
            var name = agent.Split(' ', '(', '/')[0];
            return name.Length > NameLength ? name[..NameLength] : name;
        }

        return Find(Systems, agent) is { } system ? $"{browser}, {system}" : browser;
    }

    private static string? Find((string Sign, string Name)[] signs, string agent) =>
        signs.Where(one => agent.Contains(one.Sign, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault();
}
