using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>Makes Identity fold names the way the rest of the product does.</summary>
public sealed class NormalizedTextLookup : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : NormalizedText.Of(email);

    public string? NormalizeName(string? name) => name is null ? null : NormalizedText.Of(name);
}
