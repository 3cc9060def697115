using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>Somebody of the crowd: the same for the same number, whoever else is in it.</summary>
internal sealed class CrowdPerson
{
    private const int Seed = 20_260_101;

    // The names under which mail would be delivered to strangers are left out: what ends in .example is nobody's.
    private static readonly (string Domain, double Share)[] Domains =
    [
        ("societe-exemple.example", 0.66), ("lyon.societe-exemple.example", 0.1), ("partenaire-exemple.example", 0.06),
        ("gmail.example", 0.07), ("orange.example", 0.04), ("free.example", 0.025),
        ("hotmail.example", 0.02), ("laposte.example", 0.015), ("sfr.example", 0.01),
    ];

    private static readonly string[] OtherZones =
        ["Indian/Reunion", "America/Martinique", "America/Guadeloupe", "Europe/London", "Europe/Brussels", "Pacific/Noumea"];

    private readonly string _first;

    private readonly string _last;

    public CrowdPerson(int number)
    {
        Number = number;
        Random = new Random(Scattered(Seed + number));
        var isWoman = Random.NextDouble() < 0.52;
        FirstName = PickFirstName(Random, isWoman);
        LastName = PickLastName(Random);
        Title = Random.NextDouble() < 0.3 ? null
            : !isWoman ? PersonTitle.Mr
            : Random.NextDouble() < 0.1 ? PersonTitle.Miss : PersonTitle.Mrs;
        (_first, _last) = (Letters(FirstName), Letters(LastName));
        LoginName = PickLogin();
    }

    public int Number { get; }

    /// <summary>For what else there is to choose about this person.</summary>
    public Random Random { get; }

    public PersonTitle? Title { get; }

    public string FirstName { get; }

    public string LastName { get; }

    /// <summary>The login that the person would like; somebody else may have it.</summary>
    public string LoginName { get; }

    public ContactDetails Details(string login, DateOnly? validUntil) => new()
    {
        Title = Title,
        FirstName = FirstName,
        LastName = LastName,
        LoginName = login,
        Email = $"{PickMailbox(login)}@{PickDomain()}",
        Language = Random.NextDouble() < 0.94 ? Languages.Default : "en",
        TimeZone = Random.NextDouble() < 0.93 ? "Europe/Paris" : OtherZones[Random.Next(OtherZones.Length)],
        NotifyOnActionChange = Random.NextDouble() < 0.3,
        RowsPerTable = Random.NextDouble() < 0.8 ? 25 : 10 * Random.Next(1, 11),
        ValidUntil = validUntil,
    };

    // Generators of neighbouring seeds begin alike.
    private static int Scattered(int seed)
    {
        var mixed = (uint)seed * 0x9E3779B1;
        mixed = (mixed ^ (mixed >> 15)) * 0x85EBCA77;
        return (int)((mixed ^ (mixed >> 13)) & int.MaxValue);
    }

    private static string PickFirstName(Random random, bool isWoman)
    {
        var names = isWoman ? CrowdNames.FirstNamesOfWomen : CrowdNames.FirstNamesOfMen;
        var name = names.Pick(random);
        return random.NextDouble() < 0.05 ? $"{(isWoman ? "Marie" : "Jean")}-{name}" : name;
    }

    private static string PickLastName(Random random) => random.NextDouble() switch
    {
        < 0.42 => CrowdNames.LastNames.Pick(random),
        < 0.49 => $"{CrowdNames.LastNames.Pick(random)}-{CrowdNames.LastNames.Pick(random)}",
        < 0.53 => WithParticle(random),
        _ => Rare(random),
    };

    private static string Rare(Random random)
    {
        var beginning = Any(random, CrowdNames.RareBeginnings);
        string ending;
        do
        {
            ending = Any(random, CrowdNames.RareEndings);
        }
        while (IsVowel(beginning[^1]) == IsVowel(ending[0]));

        return beginning + ending;
    }

    private static bool IsVowel(char letter) => "aeiouyéè".Contains(letter, StringComparison.Ordinal);

    private static string WithParticle(Random random)
    {
        var particle = Any(random, CrowdNames.Particles);
        return particle + (particle[^1] is '’' or '-' ? "" : " ") + Any(random, CrowdNames.Places);
    }

    private static string Any(Random random, string[] words) => words[random.Next(words.Length)];

    private static string Letters(string name) =>
        new([.. NormalizedText.Of(name).ToLowerInvariant().Where(char.IsAsciiLetter).Take(18)]);

    private string PickLogin() => Random.NextDouble() switch
    {
        < 0.4 => _first[..1] + _last,
        < 0.65 => $"{_first}.{_last}",
        < 0.75 => _last + _first[..1],
        < 0.83 => $"{_first}{Random.Next(1960, 2006)}",
        < 0.9 => $"{_first[..1]}{_last}{Random.Next(1, 96):00}",
        < 0.95 => $"{_last}-{_first}",
        _ => _first + _last,
    };

    // Where it is the company's, the mailbox is nearly always made in one way.
    private string PickMailbox(string login) => Random.NextDouble() < 0.7 ? $"{_first}.{_last}" : login;

    private string PickDomain()
    {
        var at = Random.NextDouble();
        foreach (var (domain, share) in Domains)
        {
            if ((at -= share) < 0)
            {
                return domain;
            }
        }

        return Domains[0].Domain;
    }
}
