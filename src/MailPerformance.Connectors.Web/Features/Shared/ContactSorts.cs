using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The orders of contacts by the words that addresses have for them.</summary>
public static class ContactSorts
{
    /// <summary>The order of end dates.</summary>
    public const string ByEnd = "fin";

    /// <summary>The order of last sign-ins.</summary>
    public const string BySignIn = "connexion";

    private const string LastName = "nom";

    private static readonly Dictionary<string, ContactOrder> Orders = new()
    {
        [LastName] = ContactOrder.ByLastName,
        ["prenom"] = ContactOrder.ByFirstName,
        ["utilisateur"] = ContactOrder.ByLogin,
        [ByEnd] = ContactOrder.ByEnd,
        [BySignIn] = ContactOrder.BySignIn,
    };

    /// <summary>The last name's for any other word.</summary>
    public static (string Word, ContactOrder Order) Of(string? word) =>
        word is not null && Orders.TryGetValue(word, out var order) ? (word, order) : (LastName, ContactOrder.ByLastName);
}
