using FsCheck.Xunit;
using MailPerformance.Connectors.Core.Roles;

namespace MailPerformance.Connectors.Core.Tests.Roles;

/// <summary>Rule 8.</summary>
[Properties(Arbitrary = [typeof(PermissionGenerators)])]
public sealed class PermissionTreeTests
{
    private static readonly PermissionTree Tree = PermissionCatalogue.Tree;

    [Property]
    public bool WithAncestors_AnyKeys_IsClosedAndLosesNothing(HashSet<string> keys)
    {
        var closed = Tree.WithAncestors(keys);
        return PermissionGenerators.IsClosed(closed) && closed.IsSupersetOf(keys);
    }

    [Property]
    public bool WithAncestors_AnyKeys_AddsOnlyAncestors(HashSet<string> keys) =>
        Tree.WithAncestors(keys).Except(keys).All(added => Tree.DescendantsOf(added).Any(keys.Contains));

    [Property]
    public bool Resolve_AnyPostedAndBefore_IsClosed(HashSet<string> posted, HashSet<string> before) =>
        PermissionGenerators.IsClosed(Tree.Resolve(posted, Tree.WithAncestors(before)));

    [Property]
    public bool Resolve_NothingChanged_IsTheSame(HashSet<string> keys)
    {
        var closed = Tree.WithAncestors(keys);
        return Tree.Resolve(closed, closed).SetEquals(closed);
    }

    [Property]
    public bool Resolve_Twice_IsResolveOnce(HashSet<string> posted, HashSet<string> before)
    {
        var once = Tree.Resolve(posted, Tree.WithAncestors(before));
        return Tree.Resolve(once, once).SetEquals(once);
    }

    [Property]
    public bool Resolve_NewlyTickedKey_IsKept(HashSet<string> posted, HashSet<string> before)
    {
        var shown = Tree.WithAncestors(before);
        return Tree.Resolve(posted, shown).IsSupersetOf(posted.Except(shown));
    }

    [Property]
    public bool Resolve_UntickedParent_ClearsAllBelow(HashSet<string> before)
    {
        var shown = Tree.WithAncestors(before);
        return shown.All(parent =>
        {
            var resolved = Tree.Resolve(shown.Where(key => key != parent).ToHashSet(), shown);
            return !resolved.Contains(parent) && !Tree.DescendantsOf(parent).Any(resolved.Contains);
        });
    }

    [Property]
    public bool Resolve_OneTickedKey_BringsItsAncestorsAndNothingElse(HashSet<string> before)
    {
        var shown = Tree.WithAncestors(before);
        return Tree.Keys.Except(shown).All(key =>
            Tree.Resolve(shown.Append(key).ToHashSet(), shown).SetEquals(shown.Append(key).Concat(Tree.AncestorsOf(key))));
    }

    [Fact]
    public void Resolve_ParentAlone_MeansSeeThePage() =>
        Assert.Equal(
            [Permissions.Administration, Permissions.Contacts],
            Tree.Resolve(new HashSet<string> { Permissions.Contacts }, new HashSet<string>()).Order(StringComparer.Ordinal));

    [Fact]
    public void Constructor_UnknownParent_Throws() =>
        Assert.Contains("unknown parent", Throws(new Permission("a", null), new Permission("b", "x")), StringComparison.Ordinal);

    [Fact]
    public void Constructor_Duplicate_Throws() =>
        Assert.Contains("twice", Throws(new Permission("a", null), new Permission("a", null)), StringComparison.Ordinal);

    [Fact]
    public void Constructor_Cycle_Throws() =>
        Assert.Contains(
            "own ancestor", Throws(new Permission("a", "c"), new Permission("b", "a"), new Permission("c", "b")), StringComparison.Ordinal);

    [Fact]
    public void Constructor_OwnParent_Throws() =>
        Assert.Contains("own ancestor", Throws(new Permission("a", "a")), StringComparison.Ordinal);

    private static string Throws(params Permission[] permissions) =>
        Assert.Throws<InvalidOperationException>(() => new PermissionTree(permissions)).Message;
}
