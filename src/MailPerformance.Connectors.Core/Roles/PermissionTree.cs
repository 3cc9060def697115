using System.Collections.Frozen;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>The permissions as a forest, with what rule 8 says of ticking and unticking.</summary>
public sealed class PermissionTree
{
    private readonly FrozenDictionary<string, Permission> _byKey;
    private readonly ILookup<string, Permission> _childrenByParent;

    /// <exception cref="InvalidOperationException">A key stands twice, a parent is unknown, or the parents form a cycle.</exception>
    public PermissionTree(IReadOnlyList<Permission> permissions)
    {
        var duplicate = permissions.GroupBy(permission => permission.Key).FirstOrDefault(group => group.Count() > 1);
        if (duplicate is not null)
        {
            throw new InvalidOperationException($"The permission '{duplicate.Key}' is declared twice.");
        }

        All = permissions;
        _byKey = permissions.ToFrozenDictionary(permission => permission.Key, StringComparer.Ordinal);
        _childrenByParent = permissions.ToLookup(permission => permission.ParentKey ?? "", StringComparer.Ordinal);
        Keys = _byKey.Keys.ToFrozenSet(StringComparer.Ordinal);

        foreach (var permission in permissions)
        {
            ThrowOnUnknownParentOrCycle(permission);
        }
    }

    public IReadOnlyList<Permission> All { get; }

    public FrozenSet<string> Keys { get; }

    public IEnumerable<Permission> Roots => _childrenByParent[""];

    public IEnumerable<Permission> ChildrenOf(string key) => _childrenByParent[key];

    /// <summary>The parent, its parent, and so on up to the root; not the permission itself.</summary>
    public IEnumerable<string> AncestorsOf(string key)
    {
        for (var parent = _byKey[key].ParentKey; parent is not null; parent = _byKey[parent].ParentKey)
        {
            yield return parent;
        }
    }

    /// <summary>Everything below the permission; not the permission itself.</summary>
    public IEnumerable<string> DescendantsOf(string key) =>
        _childrenByParent[key].SelectMany(child => DescendantsOf(child.Key).Prepend(child.Key));

    /// <summary>Rule 8: a ticked child ticks its ancestors.</summary>
    public FrozenSet<string> WithAncestors(IEnumerable<string> keys) =>
        keys.SelectMany(key => AncestorsOf(key).Prepend(key)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// What a posted form means, given what it showed: a parent that was unticked clears everything below it, then every child
    /// that is still ticked brings its ancestors (rule 8). Without the cascade of a script, a page posts exactly this case.
    /// </summary>
    public FrozenSet<string> Resolve(IReadOnlySet<string> posted, IReadOnlySet<string> before)
    {
        var cleared = before
            .Where(key => Keys.Contains(key) && !posted.Contains(key))
            .SelectMany(DescendantsOf)
            .Where(before.Contains)
            .ToHashSet(StringComparer.Ordinal);
        return WithAncestors(posted.Where(key => !cleared.Contains(key)));
    }

    private void ThrowOnUnknownParentOrCycle(Permission permission)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { permission.Key };
        for (var parent = permission.ParentKey; parent is not null; parent = _byKey[parent].ParentKey)
        {
            if (!_byKey.ContainsKey(parent))
            {
                throw new InvalidOperationException($"The permission '{permission.Key}' has the unknown parent '{parent}'.");
            }

            if (!seen.Add(parent))
            {
                throw new InvalidOperationException($"The permission '{permission.Key}' is its own ancestor.");
            }
        }
    }
}
