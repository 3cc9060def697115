using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Labels;

namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>The rows of one person of the crowd, as the services would have written them over the years.</summary>
internal static class CrowdRows
{
    private const int PeopleToOneAdministrator = 1_000;
    private const int PeopleToOneConnector = 5;

    /// <summary>Two accounts with a crowd each have devices of different authorizations; none is one of the sign-in server's.</summary>
    private const long MostPeople = 100_000_000;

    private static readonly string[] Models = ["iPhone 12", "iPhone 13", "iPhone 14", "iPhone 15 Pro", "iPhone SE", "iPhone 16"];

    public static Contact ContactOf(CrowdPerson person, string login, CrowdAccount account)
    {
        var random = person.Random;
        var details = person.Details(login, IsAdministrator(person) ? null : ValidUntil(random, account.Today));
        details.Tidy();
        var contact = ContactDetailsWriter.NewContact(details, account.Account, account.Now.AddMinutes(-random.Next(60, 3_000_000)));
        contact.CreationKey = KeyOf(person.Number);
        contact.UpdatedAt = Between(random, contact.CreatedAt, account.Now);
        contact.PasswordHash = random.NextDouble() < 0.08 ? null : account.PasswordHash;
        contact.LockedAt = random.NextDouble() < 0.02 ? contact.UpdatedAt : null;
        contact.AccessFailedCount = random.NextDouble() < 0.01 ? random.Next(1, 4) : 0;
        return contact;
    }

    /// <summary>The later a role was made, the more people have it: in the example those are the ones that show campaigns and people.</summary>
    public static IEnumerable<ContactRole> RolesOf(CrowdPerson person, Contact contact, CrowdAccount account)
    {
        var (random, roles) = (person.Random, account.Roles);
        ContactRole Held(long role) => new() { AccountId = contact.AccountId, UserId = contact.Id, RoleId = role };
        if (IsAdministrator(person))
        {
            yield return Held(account.AdministratorRole);
        }
        else if (roles.Count > 0 && random.NextDouble() < 0.8)
        {
            var first = (int)(Math.Cbrt(random.NextDouble()) * roles.Count);
            yield return Held(roles[first]);
            if (first > 0 && random.NextDouble() < 0.15)
            {
                yield return Held(roles[random.Next(first)]);
            }
        }
    }

    /// <summary>Some labels for a share of the people: neighbours in the list, so that none comes twice.</summary>
    public static IEnumerable<TLink> LabelsOf<TLink, TLabel>(
        CrowdPerson person, Contact contact, IReadOnlyList<long> labels, double share, int most)
        where TLink : ContactLabel<TLabel>, new()
        where TLabel : Label
    {
        var random = person.Random;
        if (labels.Count == 0 || random.NextDouble() >= share)
        {
            return [];
        }

        var first = random.Next(labels.Count);
        return Enumerable.Range(first, Math.Min(labels.Count, random.Next(1, most + 1)))
            .Select(place => new TLink { AccountId = contact.AccountId, ContactId = contact.Id, LabelId = labels[place % labels.Count] });
    }

    /// <summary>The connector of one person in five.</summary>
    public static MobileConnector? ConnectorOf(CrowdPerson person, Contact contact, CrowdAccount account)
    {
        if (person.Number % PeopleToOneConnector != 0 || account.PlatformId is not { } platform)
        {
            return null;
        }

        var random = person.Random;
        var created = Between(random, contact.CreatedAt, account.Now);
        var connector = new MobileConnector
        {
            AccountId = contact.AccountId,
            ContactId = contact.Id,
            PlatformId = platform,
            Privilege = random.NextDouble() < 0.3 ? ConnectorPrivilege.ReadWrite : ConnectorPrivilege.Read,
            CreatedAt = created,
            InvitedAt = random.NextDouble() < 0.7 ? created.AddMinutes(5) : null,
            ActivatedAt = contact.PasswordHash is not null && random.NextDouble() < 0.6 ? Between(random, created, account.Now) : null,
        };
        connector.Copy(contact);
        return connector;
    }

    /// <summary>The phone that has signed in, if one has.</summary>
    public static MobileDevice? DeviceOf(CrowdPerson person, MobileConnector connector, CrowdAccount account)
    {
        var random = person.Random;
        if (connector.ActivatedAt is not { } activated || random.NextDouble() < 0.1)
        {
            return null;
        }

        var last = Between(random, activated, account.Now);
        var hasEnded = random.NextDouble() < 0.1;
        return new MobileDevice
        {
            AccountId = connector.AccountId,
            ContactId = connector.ContactId,
            PlatformId = connector.PlatformId,
            AuthorizationId = -((connector.AccountId * MostPeople) + person.Number + 1),
            InstallationId = $"crowd-{person.Number}",
            Name = $"iPhone de {person.FirstName}",
            Model = Models[random.Next(Models.Length)],
            System = $"iOS {random.Next(15, 27)}.{random.Next(0, 6)}",
            AppVersion = $"3.{random.Next(0, 9)}",
            FirstUsedAt = activated,
            LastUsedAt = last,
            EndedAt = hasEnded ? last : null,
            EndReason = hasEnded ? DeviceEnd.SignedOut : null,
        };
    }

    /// <summary>By it a person of the crowd is found again.</summary>
    public static Guid KeyOf(int number) => new(number, 0x7C0D, 0x4C0D, 0x8C, 0x0D, 0, 0, 0, 0, 0, 1);

    private static bool IsAdministrator(CrowdPerson person) => person.Number % PeopleToOneAdministrator == PeopleToOneAdministrator / 2;

    // Some have ended, many end on the last day of the year, as a contract does.
    private static DateOnly ValidUntil(Random random, DateOnly today) => random.NextDouble() switch
    {
        < 0.04 => today.AddDays(-random.Next(1, 200)),
        < 0.25 => new DateOnly(today.Year, 12, 31),
        _ => today.AddDays(random.Next(1, 366)),
    };

    private static DateTime Between(Random random, DateTime from, DateTime to) => from + (random.NextDouble() * (to - from));
}
