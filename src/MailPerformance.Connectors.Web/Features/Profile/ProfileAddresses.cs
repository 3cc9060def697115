using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Profile;

public static class ProfileAddresses
{
    public const string Profile = "/profil";
    public const string Password = Profile + "/mot-de-passe";
    public const string EndDeviceRoute = Profile + "/appareils/{id:long}/deconnecter";
    public const string EndSessionRoute = Profile + "/sessions/{id:long}/deconnecter";
    public const string EndOtherSessions = Profile + "/sessions/autres/deconnecter";

    /// <summary>The part of the page that shows them.</summary>
    public const string Sessions = Profile + "#sessions";
    public const string Columns = Profile + "/colonnes";
    public const string TakeEmailBack = Profile + "/adresse/annuler";
    public const string Data = Profile + "/donnees";
    public const string SecondFactor = Profile + "/double-authentification";
    public const string EnableSecondFactor = SecondFactor + "/activer";
    public const string RenewCodes = SecondFactor + "/codes";
    public const string DisableSecondFactor = SecondFactor + "/desactiver";
    public const string Passkeys = Profile + "/cles-acces";
    public const string NewPasskey = Passkeys + "/nouvelle";
    public const string RenamePasskeyRoute = Passkeys + "/{id:long}/renommer";
    public const string RemovePasskeyRoute = Passkeys + "/{id:long}/supprimer";

    public static string EndDevice(long id) => Addresses.Fill(EndDeviceRoute, id);

    public static string RenamePasskey(long id) => Addresses.Fill(RenamePasskeyRoute, id);

    public static string RemovePasskey(long id) => Addresses.Fill(RemovePasskeyRoute, id);

    public static string EndSession(long id) => Addresses.Fill(EndSessionRoute, id);
}
