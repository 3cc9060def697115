using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MailPerformance.Connectors.Testing;

/// <summary>Valid input, to be made invalid in one place by the test that needs it.</summary>
public static class Sample
{
    /// <summary>When tests with a clock of their own begin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 15, 10, 0, 0, TimeSpan.Zero);

    public const string Password = "une phrase de passe assez longue";
    public const string IPhone = "iphone";

    private static int _numbers;

    /// <summary>The hash of <see cref="Password"/>, made once and with few rounds: hashing is slow on purpose.</summary>
    public static string PasswordHash { get; } = new PasswordHasher<Contact>(
        Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(
        new Contact { LastName = "", FirstName = "", Language = "", TimeZone = "" }, Password);

    public static int NextNumber() => Interlocked.Increment(ref _numbers);

    /// <summary>Three characters, different at every call.</summary>
    public static string NextCode()
    {
        const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var number = NextNumber();
        return string.Concat(Digits[number / 1296 % 36], Digits[number / 36 % 36], Digits[number % 36]);
    }

    public static ContactDetails Details(Action<ContactDetails>? change = null)
    {
        var details = new ContactDetails
        {
            Title = PersonTitle.Mrs,
            LastName = "Durand",
            FirstName = "Sandra",
            LoginName = $"contact{NextNumber()}",
            Email = "sandra.durand@exemple.fr",
            Language = "fr",
            TimeZone = "Europe/Paris",
            RowsPerTable = 25,
            ValidUntil = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(90),
        };
        change?.Invoke(details);
        return details;
    }

    /// <summary>As valid, with another value in every field.</summary>
    public static ContactDetails OtherDetails() => new()
    {
        Title = PersonTitle.Mr,
        LastName = "Lemoine",
        FirstName = "Théodore",
        LoginName = $"autre{NextNumber()}",
        Email = "theodore.lemoine@exemple.fr",
        Language = "en",
        TimeZone = "Indian/Reunion",
        NotifyOnActionChange = true,
        RowsPerTable = 40,
        ValidUntil = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(60),
    };

    public static ContactField Field(string name) => ContactFields.All.Single(field => field.Name == name);

    public static Dictionary<string, ConnectorChoice> NoConnectors() => [];

    public static Dictionary<string, ConnectorChoice> Choices(ConnectorChoice iPhone) => new() { [IPhone] = iPhone };

    public static HashSet<long> Ids(params long[] ids) => [.. ids];

    public static HashSet<string> Keys(params string[] keys) => [.. keys];

    /// <summary>An edit of the details alone, made from what the page had shown.</summary>
    public static ContactEdit Edit(ContactDetails wanted, ContactDetails? original = null) => new(wanted, original, null, null);

    public static ContactEdit Edit(ConnectorChoice wanted, ConnectorChoice original) =>
        new(null, null, Choices(wanted), Choices(original));
}
