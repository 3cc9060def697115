using System.Globalization;

namespace MailPerformance.Connectors.Benchmarks;

/// <summary>What stands behind a subcommand: <c>--name value</c>.</summary>
internal sealed class Options(string[] args)
{
    public string Text(string name, string usual)
    {
        var place = Array.IndexOf(args, name);
        return place < 0 ? usual
            : place + 1 < args.Length ? args[place + 1]
            : throw new ArgumentException($"{name} needs a value.");
    }

    public int Number(string name, int usual) =>
        int.Parse(Text(name, usual.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public int[] Numbers(string name, string usual) =>
        [.. Text(name, usual).Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
