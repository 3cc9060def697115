using FsCheck;
using FsCheck.Fluent;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Tests.Roles;

/// <summary>Random sets of keys of the catalogue, as a page may post them: closed under nothing.</summary>
public static class PermissionGenerators
{
    public static Gen<HashSet<string>> AnyKeys { get; } =
        Gen.SubListOf(PermissionCatalogue.Keys.Order(StringComparer.Ordinal).ToArray()).Select(keys => keys.ToHashSet());

    public static Arbitrary<HashSet<string>> Keys() => AnyKeys.ToArbitrary();

    public static bool IsClosed(IReadOnlySet<string> keys) =>
        keys.All(key => PermissionCatalogue.Tree.AncestorsOf(key).All(keys.Contains));
}
