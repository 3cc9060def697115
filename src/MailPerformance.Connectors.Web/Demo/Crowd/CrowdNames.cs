namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>
/// What French people are called, the commonest first. The listed last names are borne by somewhat less than half of them; the others are
/// compound ones, some with a particle, and the many rare ones that <see cref="RareBeginnings"/> and <see cref="RareEndings"/> make.
/// </summary>
internal static class CrowdNames
{
    public static RankedList LastNames { get; } = new(20, 0.8, """
        Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel
        Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier
        Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand
        Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier
        Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix
        Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte López Jean Dupuy Guillot Hubert
        Berger Carpentier Sánchez Dupuis Moulin Louis Deschamps Huet Vasseur Pérez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier
        Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernández Collet Léger
        Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Le_Gall Pelletier Lévêque Perrier Leblanc
        Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodríguez Guichard Gillet Étienne Grondin Poulain
        Tessier Chevallier Collin Chauvin Da_Silva Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélémy
        Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte Diallo Nguyen Benali Traoré Haddad Koné Ferreira Santos
        Pereira Gonçalves Rossi Ndiaye Cissé Bensaïd Saïdi Mansouri Lahlou Cohen Lévy Tran Pham Le_Goff Kerléo Le_Roux Quéré Guégan Riou
        Cadiou Morvan Tanguy Jaouen Kervella Abgrall Etcheverry Ibarra Casanova Santoni Colonna Schaeffer Hoffmann Wagner Zimmermann
        Keller Vandamme Desmet Deconinck Vanhove Œuvrard D’Angelo N’Guessan O’Brien Crépeau Châtelain Grégoire Besnard Bigot Bodin
        Bouquet Briand Buisson Cartier Chartier Clerc Coulon Courtois Delmas Descamps Devaux Didier Dumoulin Evrard Ferrand Ferry
        Foucher Gaudin Gosselin Grenier Guibert Guilbert Imbert Jourdan Lagarde Launay Lebreton Lefort Maillot Mahé Marin Merle Monnet
        Navarro Pascal Peltier Pineau Pons Potier Prigent Pruvost Raymond Regnier Rousset Salmon Seguin Teixeira Texier Thibault
        Toussaint Valentin Vallée Verdier Vallet Voisin Wolff
        """);

    public static RankedList FirstNamesOfWomen { get; } = new(12, 0.75, """
        Marie Nathalie Isabelle Sylvie Catherine Sandrine Christine Céline Stéphanie Aurélie Émilie Julie Sophie Camille Laura Sarah Léa
        Manon Chloé Emma Inès Jade Louise Alice Lina Juliette Lucie Anaïs Pauline Marine Élodie Laetitia Virginie Caroline Audrey
        Delphine Karine Valérie Véronique Anne Françoise Monique Martine Brigitte Corinne Florence Hélène Claire Charlotte Mathilde
        Justine Margaux Clémence Océane Clara Eva Zoé Agathe Rose Lola Jeanne Ambre Romane Noémie Mélanie Jessica Vanessa Sabrina
        Amandine Mélissa Fatima Aïcha Yasmine Nour Leïla Samira Fanny Gaëlle Solène Maëlle Nolwenn Éloïse Héloïse Agnès Bérénice
        Béatrice Bénédicte Cécile Colette Danielle Édith Estelle Évelyne Fabienne Geneviève Ghislaine Joëlle Josiane Laurence Lydie
        Magali Marguerite Marion Maryse Michèle Mireille Muriel Myriam Nadège Nadia Nicole Odile Ophélie Patricia Pénélope Rachel
        Raphaëlle Régine Ségolène Séverine Simone Solange Suzanne Tiphaine Victoire Yvette Zélie
        """);

    public static RankedList FirstNamesOfMen { get; } = new(12, 0.75, """
        Jean Philippe Michel Alain Patrick Nicolas Christophe Pierre Christian Éric Frédéric Laurent Stéphane David Pascal Daniel Julien
        Thierry Olivier Bernard Thomas Sébastien Gérard Didier Dominique Vincent François Bruno Guillaume Alexandre Jérôme Maxime
        Antoine Romain Benjamin Anthony Kévin Clément Florian Mathieu Quentin Lucas Hugo Louis Gabriel Arthur Raphaël Jules Adam Léo
        Nathan Théo Enzo Paul Victor Simon Baptiste Adrien Alexis Arnaud Fabien Cédric Ludovic Mickaël Yann Loïc Ronan Erwan Gaël Yves
        Hervé Gilles Serge Rémi Rémy Benoît Étienne Grégory Grégoire Joël Noël Jérémy Damien Mohamed Karim Mehdi Rachid Youssef Amine
        Samir Ibrahim Mamadou Ousmane André Aurélien Axel Bastien Charles Claude Corentin Denis Dylan Édouard Emmanuel Fabrice Félix
        Franck Georges Henri Jacques Jonathan Joseph Lionel Loris Marc Marcel Martin Matthieu Maël Nathanaël Pascalin René Richard
        Robert Roger Sacha Samuel Sylvain Thibault Tristan Valentin Xavier Yannick
        """);

    public static string[] Particles { get; } = ["de", "de La", "du", "des", "d’", "de Saint-", "Le", "La", "Van", "El"];

    public static string[] Places { get; } =
    [
        "Tour", "Fontaine", "Bois", "Roche", "Vallée", "Motte", "Villiers", "Beaulieu", "Castel", "Chastel", "Croix", "Forêt", "Haye",
        "Mare", "Ferrière", "Bruyère", "Rochefoucauld", "Salle", "Porte", "Garde", "Grange", "Plessis", "Clermont", "Martin", "Aubin",
        "Amand", "Étang", "Épinay", "Arcy", "Ormesson", "Noirmont", "Rivière", "Chesnaye", "Barre", "Ville", "Perche",
    ];

    public static string[] RareBeginnings { get; } =
    [
        "Al", "Arm", "Aub", "Bal", "Bar", "Bass", "Beau", "Bell", "Ber", "Blan", "Bois", "Bonn", "Bor", "Bou", "Bra", "Bré", "Bri",
        "Cam", "Can", "Car", "Cas", "Cha", "Cham", "Chan", "Chau", "Clo", "Col", "Cor", "Cou", "Cré", "Dal", "Dau", "Del", "Dor", "Dru",
        "Esc", "Fav", "Fer", "Fon", "Fou", "Gal", "Gar", "Gau", "Ger", "Gir", "Gou", "Gran", "Gri", "Gué", "Haut", "Hou", "Jac", "Jar",
        "Jou", "Lab", "Lam", "Lan", "Lar", "Lau", "Lor", "Mal", "Man", "Mar", "Mau", "Mer", "Mon", "Mor", "Mou", "Nau", "Pas", "Pel",
        "Per", "Pin", "Plan", "Pon", "Pré", "Rab", "Ran", "Rav", "Rem", "Ric", "Rob", "Roch", "Rou", "Sab", "Sau", "Ser", "Sou", "Tal",
        "Tar", "Thi", "Tour", "Tré", "Val", "Var", "Ver", "Vil", "Vis",
    ];

    public static string[] RareEndings { get; } =
    [
        "aud", "ault", "eau", "eaux", "ac", "ais", "aire", "and", "ard", "art", "astier", "atte", "aut", "ayre", "ède", "elle", "elin",
        "enel", "eret", "eron", "esse", "et", "euil", "eville", "ez", "ian", "ichon", "ier", "ière", "ignac", "igny", "illon", "in",
        "ineau", "iot", "isson", "ival", "mont", "ois", "olle", "on", "onnet", "ot", "oul", "ouin", "oux", "ubert", "uc", "urel",
        "uzet", "court", "fort", "lain", "net", "nier", "quier", "rais", "tier", "tin", "vert",
    ];
}
