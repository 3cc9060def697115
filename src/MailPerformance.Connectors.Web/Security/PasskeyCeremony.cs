using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// What a device is asked to sign, and whether it has (WebAuthn, by Identity's handler). What was asked goes to the page and comes back,
/// encrypted, with its end and, for a new key, the session that asked: the server keeps nothing, and what is too old is no failure.
/// </summary>
public sealed class PasskeyCeremony(IPasskeyHandler<Contact> handler, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a device may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const string ForNew = "new";
    private const string ForSignIn = "sign-in";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>For a new key of whoever is signed in.</summary>
    public async Task<PasskeyRequest> AskForNewAsync(HttpContext context, SignedInContact me)
    {
        var asked = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = me.Actor.ContactId.ToString(CultureInfo.InvariantCulture),
                Name = me.Login,
                DisplayName = $"{me.FirstName} {me.LastName}",
            },
            context);
        return new PasskeyRequest(asked.CreationOptionsJson, Close(ForNew, WhoseOf(me), asked.AttestationState));
    }

    /// <returns>The new key; null: the device has not made it, or not for this session, or too late.</returns>
    public async Task<UserPasskeyInfo?> MadeAsync(HttpContext context, SignedInContact me, PasskeyForm form)
    {
        if (form.Credential is not { Length: > 0 } credential || Open(ForNew, WhoseOf(me), form.State) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        return result.Succeeded && result.Passkey.IsUserVerified ? result.Passkey : null;
    }

    /// <summary>For a sign-in. It names nobody: which keys somebody has is not for strangers.</summary>
    public async Task<PasskeyRequest> AskForSignInAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, context);
        return new PasskeyRequest(asked.RequestOptionsJson, Close(ForSignIn, "", asked.AssertionState));
    }

    /// <returns>Whose key has signed; null: none of ours has, or too late.</returns>
    public async Task<(long ContactId, UserPasskeyInfo Passkey)?> SignedAsync(HttpContext context, PasskeyForm form)
    {
        if (form.Credential is not { Length: > 0 } credential || Open(ForSignIn, "", form.State) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        return result.Succeeded ? (result.User.Id, result.Passkey) : null;
    }

    private static string WhoseOf(SignedInContact me) =>
        string.Create(CultureInfo.InvariantCulture, $"{me.Actor.ContactId} {me.SecurityStamp} {me.SessionId}");

    private IDataProtector ProtectorOf(string purpose) => protection.CreateProtector("MailPerformance.Connectors.Passkeys", purpose);

    private string Close(string purpose, string whose, string? state) => Convert.ToBase64String(
        ProtectorOf(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(new Asked(whose, Now + Lifetime, state ?? ""))));

    private string? Open(string purpose, string whose, string? text)
    {
        try
        {
            var asked = JsonSerializer.Deserialize<Asked>(ProtectorOf(purpose).Unprotect(Convert.FromBase64String(text ?? "")))!;
            return asked.Whose == whose && asked.EndsAt > Now ? asked.State : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private sealed record Asked(string Whose, DateTime EndsAt, string State);
}

/// <param name="Options">What the browser is given, as JSON.</param>
/// <param name="State">What it was, encrypted, for the way back.</param>
public sealed record PasskeyRequest(string Options, string State);
