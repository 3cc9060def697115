using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.SignIn;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>Every row of the database at one moment, and what a rule asks of them.</summary>
public sealed class DatabaseState(IReadOnlyList<DumpedRow> rows)
{
    private readonly Dictionary<string, List<DumpedRow>> _tables =
        rows.GroupBy(row => row.Table).ToDictionary(table => table.Key, table => table.ToList());

    private readonly Dictionary<string, Dictionary<string, DumpedRow>> _keys = [];

    public IReadOnlyList<RowChange> ChangesTo(DatabaseState after) =>
        [.. _tables.Keys.Union(after._tables.Keys).SelectMany(table => ChangesOf(table, after))];

    public DumpedRow? Contact(long? id) => Find("Contacts", id);

    public DumpedRow? Role(long? id) => Find("Roles", id);

    public int CountContacts(string? accountId) => rows.Count(row => row.Table == "Contacts" && row["AccountId"] == accountId);

    public bool HasConnectors(long contactId) => Of("MobileConnectors", "ContactId", contactId).Any();

    public bool IsAdministrator(long contactId) =>
        Of("ContactRoles", "UserId", contactId).Any(held => IsBuiltIn(Id(held, "RoleId")));

    public bool IsBuiltIn(long? roleId) => Role(roleId)?["IsAdministrator"] is "1" or "True";

    public IEnumerable<string> PermissionsOf(long? roleId) =>
        Of("RolePermissions", "RoleId", roleId).Select(ticked => ticked["Permission"]!);

    public IEnumerable<string> RightsOf(long contactId) =>
        Of("ContactRoles", "UserId", contactId).SelectMany(held => PermissionsOf(Id(held, "RoleId"))).Distinct();

    public bool IsHeld(long? roleId) => Of("ContactRoles", "RoleId", roleId).Any();

    public bool IsInTrash(string kind, long? id) => RowsOf("TrashItems").Exists(row => row["Kind"] == kind && row["SubjectId"] == $"{id}");

    /// <param name="table">ContactCategories or ContactSegments.</param>
    public HashSet<long> Sight(string table, long contactId) =>
        [.. Of(table, "ContactId", contactId).Select(link => Id(link, "LabelId")!.Value)];

    /// <summary>The contact that the row is about; null: none.</summary>
    public long? ContactOf(DumpedRow row) => row.Table switch
    {
        "Contacts" => Id(row, nameof(Core.Contacts.Contact.Id)),
        "TrashItems" when row["Kind"] == "Contact" => Id(row, "SubjectId"),
        "ContactRoles" => Id(row, nameof(ContactRole.UserId)),
        "RecoveryCodes" => Id(Find("SecondFactors", Id(row, nameof(RecoveryCode.SecondFactorId))), nameof(SecondFactor.ContactId)),
        _ => Id(row, nameof(MobileConnector.ContactId)),
    };

    /// <summary>The account that the row belongs to; null: none.</summary>
    public static long? AccountOf(DumpedRow row) =>
        Id(row, row.Table == "Accounts" ? nameof(Account.Id) : nameof(IAccountOwned.AccountId));

    public static long? Id(DumpedRow? row, string column) =>
        long.TryParse(row?[column], CultureInfo.InvariantCulture, out var id) ? id : null;

    public DumpedRow? Row(string table, string? key) => KeysOf(table).GetValueOrDefault(key ?? "");

    private List<RowChange> ChangesOf(string table, DatabaseState after)
    {
        var (before, now) = (RowsOf(table), after.RowsOf(table));
        if (before.Count == now.Count && before.Zip(now).All(pair => pair.First.HasSameValues(pair.Second)))
        {
            return [];
        }

        return [.. KeysOf(table).Keys.Union(after.KeysOf(table).Keys)
            .Select(key => new RowChange(Row(table, key), after.Row(table, key)))
            .Where(change => change.IsAdded || change.IsRemoved || change.Columns.Count > 0)];
    }

    private List<DumpedRow> RowsOf(string table) => _tables.GetValueOrDefault(table, []);

    private Dictionary<string, DumpedRow> KeysOf(string table)
    {
        if (!_keys.TryGetValue(table, out var keys))
        {
            _keys[table] = keys = RowsOf(table).ToDictionary(row => row.Key);
        }

        return keys;
    }

    private DumpedRow? Find(string table, long? id) => Row(table, $"{id}");

    private IEnumerable<DumpedRow> Of(string table, string column, long? id) => RowsOf(table).Where(row => row[column] == $"{id}");
}
