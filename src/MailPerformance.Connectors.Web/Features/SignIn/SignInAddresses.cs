namespace MailPerformance.Connectors.Web.Features.SignIn;

public static class SignInAddresses
{
    public const string SignIn = "/connexion";
    public const string Code = SignIn + "/code";
    public const string Passkey = SignIn + "/cle-acces";
    public const string PasskeyOptions = Passkey + "/demande";
    public const string Password = SignIn + "/mot-de-passe";
    public const string PasswordChosen = Password + "/enregistre";
    public const string ForgottenPassword = SignIn + "/mot-de-passe-oublie";
    public const string PasswordAsked = ForgottenPassword + "/demande";
    public const string Email = SignIn + "/adresse";
    public const string EmailConfirmed = Email + "/confirmee";
    public const string SignOut = "/deconnexion";

    /// <summary>The form, before a page.</summary>
    public static string Before(string address) => $"{SignIn}?retour={Uri.EscapeDataString(address)}";

    /// <summary>The form, also for somebody who is signed in.</summary>
    /// <param name="address">Where they go on to.</param>
    public static string Again(string address) => $"{SignIn}?encore=true&retour={Uri.EscapeDataString(address)}";

    /// <summary>Where the mail to a new address leads.</summary>
    public static string EmailLink(long contactId, string code) => $"{Email}?contact={contactId}&code={Uri.EscapeDataString(code)}";

    /// <summary>Where a one-time link leads.</summary>
    public static string PasswordLink(long contactId, string code) => $"{Password}?contact={contactId}&code={Uri.EscapeDataString(code)}";
}
