using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Imports;

/// <summary>Roles and labels by the names that stand in a cell.</summary>
internal sealed class ImportNames(ConnectorsDbContext db)
{
    /// <summary>The cell as ids, and all names that are needed to say what changes.</summary>
    /// <param name="held">What the contact has.</param>
    /// <exception cref="UnknownNameException">The account has none of that name.</exception>
    public async Task<(HashSet<long> Ids, Dictionary<long, string> Names)> FindAsync(
        string field, string cell, IReadOnlyCollection<long> held)
    {
        List<string> wanted = [.. ImportWords.Split(cell).Prepend(cell).Select(NormalizedText.Of).Distinct()];
        var found = field switch
        {
            ImportFields.Roles => await RolesAsync(wanted, held),
            ImportFields.Groups => await LabelsAsync<Group>(wanted, held),
            ImportFields.Categories => await LabelsAsync<Category>(wanted, held),
            _ => await LabelsAsync<Segment>(wanted, held),
        };
        var names = found.ToDictionary(one => one.Id, one => one.Name);

        // A name may hold a comma.
        if (found.FirstOrDefault(one => one.Answers(NormalizedText.Of(cell))) is { } whole)
        {
            return ([whole.Id], names);
        }

        var ids = ImportWords.Split(cell)
            .Select(name => found.FirstOrDefault(one => one.Answers(NormalizedText.Of(name)))?.Id ?? throw new UnknownNameException(name));
        return ([.. ids], names);
    }

    private async Task<List<Named>> RolesAsync(List<string> wanted, IReadOnlyCollection<long> held)
    {
        // The built-in role is called what it is called in the language of whoever reads it.
        var isBuiltInWanted = wanted.Any(name => ImportWords.Are(ImportWords.Fold(name), "Import_Administrator_Words"));
        return await db.Roles.Where(role => wanted.Contains(role.NormalizedName!) || held.Contains(role.Id)
                || (isBuiltInWanted && role.IsAdministrator))
            .Select(role => new Named(role.Id, role.Name!, role.NormalizedName!, role.IsAdministrator)).ToListAsync();
    }

    private Task<List<Named>> LabelsAsync<TLabel>(List<string> wanted, IReadOnlyCollection<long> held)
        where TLabel : Label =>
        db.Set<TLabel>().Where(label => wanted.Contains(label.NormalizedName) || held.Contains(label.Id))
            .Select(label => new Named(label.Id, label.Name, label.NormalizedName, false)).ToListAsync();

    private sealed record Named(long Id, string Name, string Normalized, bool IsBuiltIn)
    {
        public bool Answers(string name) =>
            Normalized == name || (IsBuiltIn && ImportWords.Are(ImportWords.Fold(name), "Import_Administrator_Words"));
    }
}

/// <summary>A row names a role or a label that there is not.</summary>
internal sealed class UnknownNameException(string name) : Exception(name);
