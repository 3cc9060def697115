namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Columns of lists that a contact may show or hide; hidden until then.</summary>
[Flags]
public enum ListColumns
{
    None = 0,

    /// <summary>« Dernière connexion », in the list of contacts.</summary>
    LastSignIn = 1,

    /// <summary>« Donné par », in the list of connectors.</summary>
    Giver = 2,
}
