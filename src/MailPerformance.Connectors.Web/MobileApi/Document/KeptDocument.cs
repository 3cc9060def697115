using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace MailPerformance.Connectors.Web.MobileApi.Document;

/// <summary>
/// The document, made once in each language: it costs some tens of milliseconds, anybody may ask for it, and it changes with the program
/// alone.
/// </summary>
public sealed class KeptDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<DocumentText>>> _languages = new();

    /// <summary>In the language of whoever asks.</summary>
    public async Task<DocumentText> GetAsync()
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var kept = _languages.GetOrAdd(language, _ => new Lazy<Task<DocumentText>>(MakeAsync));
        try
        {
            return await kept.Value;
        }
        catch
        {
            // The next one tries again.
            _languages.TryRemove(new(language, kept));
            throw;
        }
    }

    private async Task<DocumentText> MakeAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync();
        var text = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));

        // The page is made by this build from the same document.
        byte[] build = typeof(KeptDocument).Module.ModuleVersionId.ToByteArray();
        var tag = Convert.ToHexString(SHA256.HashData([.. build, .. text]), 0, 16);
        return new DocumentText(document, text, new EntityTagHeaderValue($"\"{tag}\""));
    }
}

/// <param name="Text">JSON in UTF-8.</param>
public sealed record DocumentText(OpenApiDocument Document, byte[] Text, EntityTagHeaderValue Tag);
