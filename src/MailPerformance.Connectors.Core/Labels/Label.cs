using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Core.Labels;

/// <summary>What groups, categories and segments have in common: a name that is unique in the account.</summary>
public abstract class Label : IAccountOwned
{
    public const int NameMaxLength = 100;

    public long Id { get; set; }

    public long AccountId { get; set; }

    public string Name { get; private set; } = "";

    public string NormalizedName { get; private set; } = "";

    public void Rename(string name)
    {
        Name = name;
        NormalizedName = NormalizedText.Of(name);
    }
}
