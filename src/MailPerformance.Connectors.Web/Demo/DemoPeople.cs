using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Demo;

/// <summary>The ordinary contacts of the demo account: first name, last name.</summary>
internal static class DemoPeople
{
    public static IReadOnlyList<(string FirstName, string LastName)> All { get; } =
    [
        ("Élodie", "Bernard"), ("Marie-Charlotte", "Castelnau-Lévêque"), ("Jérôme", "Dubois"), ("Anaïs", "Lefèvre"),
        ("François", "Müller"), ("Zoé", "Nguyen"), ("Loïc", "Le Goff"), ("Inès", "García"), ("Maxime", "Œuvrard"),
        ("Chloé", "D’Angelo"), ("Théo", "Rousseau"), ("Manon", "Petit"), ("Hugo", "Fontaine"), ("Camille", "Garnier"),
        ("Léa", "Chevalier"), ("Nathan", "Perrin"), ("Sarah", "Benali"), ("Louis", "Marchand"), ("Emma", "Giraud"),
        ("Mathis", "Bonnet"), ("Jade", "Dupuis"), ("Adam", "Mercier"), ("Louise", "Blanchard"), ("Gabriel", "Roussel"),
        ("Alice", "Moreau"), ("Raphaël", "Caron"), ("Juliette", "Meunier"), ("Arthur", "Lambert"), ("Clémence", "Noël"),
        ("Antoine", "Colin"), ("Margaux", "Vidal"), ("Baptiste", "Arnaud"), ("Sofia", "Lopes"), ("Olivier", "Hervé"),
        ("Nour", "الحداد"), ("Benoît", "Barbier"), ("Ségolène", "Picard"), ("Yann", "Kerléo"), ("Aurélie", "Masson"),
        ("Grégoire", "Tessier"), ("Pénélope", "Jacquet"), ("Étienne", "Royer"),
    ];

    /// <summary>The login of the person at that place of the list: <c>ebernard</c>.</summary>
    public static string LoginOf(int index)
    {
        var (first, last) = All[index];
        var text = NormalizedText.Of(first[..1] + last).ToLowerInvariant();
        var letters = new string([.. text.Where(char.IsAsciiLetter)]);
        return letters.Length > 2 ? letters : "contact" + (index + 1).ToString(CultureInfo.InvariantCulture);
    }
}
