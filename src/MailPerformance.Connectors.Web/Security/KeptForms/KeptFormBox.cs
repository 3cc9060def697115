using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace MailPerformance.Connectors.Web.Security.KeptForms;

/// <summary>Closes a form into a text that the page of the sign-in carries, and opens it again. The server keeps nothing.</summary>
public sealed class KeptFormBox(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The field that carries it.</summary>
    public const string Field = "Reprise";

    /// <summary>Of the text, in characters: it is posted again with the password, and a post of nobody is short.</summary>
    public const int MaxLength = 48 * 1024;

    /// <summary>How long signing in may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private IDataProtector Protector => protection.CreateProtector("MailPerformance.Connectors.KeptForm");

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>Null: it is too long.</returns>
    public string? Close(HttpRequest request)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packing, KeptForm.Of(request, Now + Lifetime));
        }

        var text = WebEncoders.Base64UrlEncode(Protector.Protect(packed.ToArray()));
        return text.Length <= MaxLength ? text : null;
    }

    /// <returns>Null: it is none of ours, or too old.</returns>
    public KeptForm? Open(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength })
        {
            return null;
        }

        try
        {
            using var packed = new MemoryStream(Protector.Unprotect(WebEncoders.Base64UrlDecode(text)));
            using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<KeptForm>(unpacking) is { } form && form.EndsAt > Now ? form : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
