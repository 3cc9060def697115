using System.Globalization;
using System.Reflection;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>
/// What somebody with a grudge sends in place of a good body: each wish by itself, since one that is refused takes the others with it,
/// and everything at once with every name that a form or a row of the product has.
/// </summary>
public sealed class Grudges
{
    public const string Everything = "everything";

    private readonly IReadOnlyList<Wish> _wishes;
    private readonly IReadOnlyDictionary<string, string> _names;

    public Grudges(ChangeWorld world)
    {
        var chief = world.Id(TargetKind.Contact, "chief");
        _names = NamesOfTheProduct().ToDictionary(name => name.Name, name => ValueOf(name.Type, chief));
        _wishes =
        [
            new("e-mail", "Email", [("Email", "a.moi@exemple.fr")]),
            new("login", "LoginName", [("LoginName", "amoi")]),
            new("end date", "ValidUntil", [("ValidUntil", "2026-12-24")]),
            new("no end date", "ValidUntil", [("ValidUntil", "")]),
            new("zone", "ValidUntil", [("TimeZone", "Pacific/Honolulu")]),
            new("connector", "ValidUntil", [("Connectors[iphone].Enabled", "true"), ("Connectors[iphone].Privilege", "ReadWrite")]),
            new("no connector", "ValidUntil", [("Connectors[iphone].Enabled", "false")]),
            new("privilege", "Privilege", [("Privilege", "ReadWrite")]),
            new("administrator", "Go", [("Selected", Text(world.Account.AdministratorRoleId))]),
            new("strong role", "Go", [("Selected", Text(world.StrongRole))]),
            new("hidden category", "Go", [("Selected", Text(world.Categories.Hidden))]),
            new("hidden segment", "Go", [("Selected", Text(world.Segments.Hidden))]),
            new("nothing", "Go", [("Selected", null)]),
            new("all permissions", "Name", [.. PermissionCatalogue.Keys.Select(key => ("Permissions", (string?)key))]),
            new("one permission", "Name", [("Permissions", Permissions.RolesManage)]),
            new("no permission", "Name", [("Permissions", null)]),
            new("let in", "locked", [("locked", "false")]),
            new("on", "enabled", [("enabled", "true")]),
            new("same name", "Name", [("Name", "Vide")]),
        ];
    }

    /// <summary>The wishes that the form has a field for.</summary>
    public IEnumerable<(string Name, TestForm Form)> Of(TestForm good) => _wishes.Where(wish => good[wish.Field] is not null)
        .Select(wish => (wish.Name, With(good, wish.Fields)));

    /// <summary>All wishes that the form has a field for, the first of each field, and a value under every other name.</summary>
    public TestForm All(TestForm good)
    {
        var fields = _wishes.Where(wish => good[wish.Field] is not null).SelectMany(wish => wish.Fields)
            .Where(field => field.Value is not null).DistinctBy(field => field.Name).ToList();
        var form = With(good, fields);
        foreach (var (name, value) in _names.Where(name => form[name.Key] is null))
        {
            form.Add(name, value);
        }

        return form;
    }

    private static TestForm With(TestForm good, IReadOnlyList<(string Name, string? Value)> fields)
    {
        var form = new TestForm();
        foreach (var (name, value) in good.Fields.Where(field => fields.All(wanted => wanted.Name != field.Key)))
        {
            form.Add(name, value);
        }

        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            form.Add(name, value!);
        }

        return form;
    }

    // Properties of what pages post and of what tables hold; the latter would be a hole wherever one of them is bound.
    private static IEnumerable<(string Name, Type Type)> NamesOfTheProduct() =>
        typeof(Program).Assembly.GetTypes().Where(type => type.Name.EndsWith("Form", StringComparison.Ordinal))
            .Concat(typeof(IAccountOwned).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IAccountOwned)) && !type.IsAbstract))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => (property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            .Where(property => property.Item2.IsValueType || property.Item2 == typeof(string))
            .DistinctBy(property => property.Name, StringComparer.OrdinalIgnoreCase);

    private static string ValueOf(Type type, long chief) =>
        type == typeof(bool) ? "true"
        : type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(DateTimeOffset) ? "2026-12-24"
        : type == typeof(Guid) ? "6f9619ff-8b86-d011-b42d-00c04fc964ff"
        : type == typeof(string) ? "a.moi@exemple.fr"
        : type == typeof(long) ? Text(chief)
        : "1";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <param name="Field">The field that a form has which it can be put into.</param>
    /// <param name="Fields">What is posted instead; null: the field is left out.</param>
    private sealed record Wish(string Name, string Field, IReadOnlyList<(string Name, string? Value)> Fields);
}
