using System.Globalization;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The parts of the list that an address asks for, as conditions of a search.</summary>
/// <param name="isOn">The option « Connecteurs Mobile » of the account.</param>
/// <param name="number">How many contacts the account has.</param>
public sealed class ContactParts(ConnectorsDbContext db, DateTime now, bool isOn, int number)
{
    public const string With = "avec";
    public const string Without = "sans";
    public const string Never = "jamais";

    /// <summary>How lately contacts have signed in.</summary>
    public static IReadOnlyList<string?> SignIns { get; } = ["7-jours", "30-jours", "plus-de-90-jours", Never];

    public static IReadOnlyList<string?> Factors { get; } = [With, Without];

    public static string WithConnector(string platform) => $"{With}-{platform}";

    public static string WithoutConnector(string platform) => $"{Without}-{platform}";

    public static bool IsConnector(string? word) => PlatformOf(word) is not null;

    public IReadOnlyList<ContactCondition> Of(ContactListQuery query) => [.. query.Parts.Select(part => Of(part.Key, part.Value))];

    private ContactCondition Of(string name, string value)
    {
        var id = long.TryParse(value, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return name switch
        {
            ContactListQuery.RoleName => new(
                [db.ContactRoles.Where(held => held.RoleId == id).Select(held => held.UserId)],
                contacts => contacts.Where(contact => contact.Roles.Any(held => held.RoleId == id))),
            ContactListQuery.GroupName => new(
                [db.Set<ContactGroup>().Where(link => link.LabelId == id).Select(link => link.ContactId)],
                contacts => contacts.Where(contact => contact.Groups.Any(link => link.LabelId == id))),
            ContactListQuery.CategoryName => new(
                [db.Set<ContactCategory>().Where(link => link.LabelId == id).Select(link => link.ContactId)],
                contacts => contacts.Where(contact => contact.Categories.Any(link => link.LabelId == id))),
            ContactListQuery.SegmentName => new(
                [db.Set<ContactSegment>().Where(link => link.LabelId == id).Select(link => link.ContactId)],
                contacts => contacts.Where(contact => contact.Segments.Any(link => link.LabelId == id))),
            ContactListQuery.ConnectorName => Connector(value),
            ContactListQuery.SignInName => SignIn(value),
            ContactListQuery.FactorName => Factor(value),
            _ => ContactFilters.Of(value, db, now, isOn, Number),
        };
    }

    private int Number { get; } = number;

    private static string? PlatformOf(string? word) => word?.Split('-', 2) is [With or Without, { Length: > 0 } platform] ? platform : null;

    private ContactCondition Connector(string value)
    {
        var platform = PlatformOf(value);
        IQueryable<MobileConnector> all = db.MobileConnectors;

        // The sum keeps SQLite from reading all connectors in the order of their contacts, to leave out what comes twice.
        var ids =
            from found in db.MobilePlatforms.Where(found => found.Key == platform)
            from connector in all
            where connector.PlatformId == found.Id
            select connector.ContactId + 0;
        var having = db.MobileConnectors.Where(connector => connector.Platform.Key == platform);
        return value.StartsWith(With, StringComparison.Ordinal)
            ? new([ids], contacts => contacts.Where(contact => having.Any(connector => connector.ContactId == contact.Id)))
            : AmongAll(contacts => contacts.Where(contact => !having.Any(connector => connector.ContactId == contact.Id)));
    }

    private ContactCondition Factor(string value)
    {
        IQueryable<SecondFactor> factors = db.SecondFactors;
        return value == With
            ? new(
                [factors.Select(factor => factor.ContactId)],
                contacts => contacts.Where(contact => factors.Any(factor => factor.ContactId == contact.Id)))
            : AmongAll(contacts => contacts.Where(contact => !factors.Any(factor => factor.ContactId == contact.Id)));
    }

    // A range of the order of last sign-ins.
    private ContactCondition SignIn(string value)
    {
        IQueryable<Contact> KeptBy(IQueryable<Contact> contacts)
        {
            var days = value == SignIns[0] ? 7 : value == SignIns[1] ? 30 : 90;
            var since = Contact.SignInOrderOf(now.AddDays(-days));
            return value == Never ? contacts.Where(contact => contact.LastSignInOrder == "")
                : days == 90 ? contacts.Where(contact => contact.LastSignInOrder.CompareTo("") > 0
                    && contact.LastSignInOrder.CompareTo(since) < 0)
                : contacts.Where(contact => contact.LastSignInOrder.CompareTo(since) >= 0);
        }

        return new([KeptBy(db.Contacts).Select(contact => contact.Id)], KeptBy);
    }

    // What no index has is looked for among all contacts, no further than the bound of a search.
    private ContactCondition AmongAll(Func<IQueryable<Contact>, IQueryable<Contact>> keptBy) =>
        new([db.Contacts.Select(contact => contact.Id)], keptBy, IsWhole: false, Number);
}
