namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>Holds what a request has changed to what whoever sent it may change.</summary>
public static class Judge
{
    private static readonly Entitlement[] Everywhere = [.. Bookkeeping.Lines.Where(line => line.EvenRefused)];
    private static readonly Entitlement[] All = [.. Entitlements.Lines, .. Bookkeeping.Lines];

    /// <summary>The changes that nothing allows, in words.</summary>
    public static IEnumerable<string> Wrong(
        Visitor visitor, Proof proof, bool isRefused, DatabaseState before, DatabaseState after, IReadOnlyList<RowChange> changes)
    {
        foreach (var change in changes)
        {
            var one = new Case(visitor, proof, change, before, after);
            var lines = isRefused || !IsInOwnAccount(one) ? Everywhere : All;
            if (change.Columns.Count == 0 ? !lines.Any(line => line.AllowsRow(one)) : !change.Columns.All(Allows))
            {
                yield return change.Columns.Count == 0
                    ? $"{change}"
                    : $"{change.Table} {change.Row.Key}: {string.Join(", ", change.Columns.Where(column => !Allows(column)))} of {change}";
            }

            bool Allows(string column) => lines.Any(line => line.AllowsColumn(one, column));
        }
    }

    // Rows without an account are the sign-in server's and the installation's.
    private static bool IsInOwnAccount(Case one)
    {
        var account = DatabaseState.AccountOf(one.Change.Row);
        return account is null || account == one.Me.AccountId
            || new[] { one.Proof.Link, one.Proof.Password, one.Proof.Phone }.OfType<long>()
                .Any(id => DatabaseState.AccountOf(one.Before.Contact(id)!) == account);
    }
}
