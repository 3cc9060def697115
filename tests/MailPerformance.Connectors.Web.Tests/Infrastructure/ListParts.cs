namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>What addresses of lists ask for: each part alone, and some together.</summary>
internal static class ListParts
{
    public static IReadOnlyList<string> OfContacts { get; } =
    [
        "role=1", "role=2", "groupe=1", "categorie=1", "segment=1", "connecteur=avec-iphone", "connecteur=sans-iphone", "filtre=ouvert",
        "filtre=bloque", "filtre=expire", "filtre=fin-7", "filtre=fin-90", "connexion=jamais", "connexion=7-jours",
        "connexion=plus-de-90-jours", "facteur=avec", "facteur=sans", "role=1&recherche=foule", "groupe=1&filtre=ouvert&connexion=jamais",
        "connecteur=sans-iphone&facteur=sans&recherche=foule",
    ];

    public static IReadOnlyList<string> OfConnectors { get; } =
    [
        "etat=active", "etat=configure", "etat=suspendu", "etat=attente", "droit=lecture", "droit=lecture-ecriture", "telephone=avec",
        "telephone=sans", "donne-par=1", "etat=configure&droit=lecture&telephone=sans&donne-par=1", "etat=suspendu&droit=lecture",
    ];

    // Older and newer pages as well.
    public static IReadOnlyList<string> OfJournal { get; } =
    [
        "avant=100", "apres=0", "auteur=foule1", "contact=1", "contact=1&avant=5", "sujet=Role&id=1", "type=ContactCreated",
        "type=ContactCreated&apres=3", "du=2026-01-01", "au=2026-12-31", "du=2026-01-01&au=2026-12-31&type=RoleCreated",
        "auteur=foule1&type=RoleCreated&contact=1",
    ];

    // Of nobody, of few, of too many, of words that are looked at whole, of a part of the list.
    public static IReadOnlyList<string> Searches { get; } =
    [
        "recherche=xyz", "recherche=admin", "recherche=foule", "recherche=foule+camille", "recherche=foule+admin",
        "recherche=administrateur@exemple", "recherche=@exemple", "recherche=foule+camille+admin",
        "filtre=sans-mot-de-passe", "filtre=fin-proche", "filtre=connecteur-suspendu", "filtre=connecteur-suspendu&recherche=foule",
    ];
}
