namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>Words of which the first are the commonest, by Zipf's law: a word's share falls with a power of its place.</summary>
/// <param name="flatness">How many places the first words lie behind the beginning of the law: the more, the nearer they are.</param>
/// <param name="words">Separated by white space; an underscore is a space within a word.</param>
internal sealed class RankedList(double flatness, double power, string words)
{
    private readonly double[] _sums = Sums(flatness, power, words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    public string[] Words { get; } =
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '))];

    public string Pick(Random random)
    {
        var place = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
        return Words[place < 0 ? ~place : place];
    }

    private static double[] Sums(double flatness, double power, int count)
    {
        var sums = new double[count];
        for (var (place, sum) = (0, 0.0); place < count; place++)
        {
            sums[place] = sum += Math.Pow(place + flatness, -power);
        }

        return sums;
    }
}
