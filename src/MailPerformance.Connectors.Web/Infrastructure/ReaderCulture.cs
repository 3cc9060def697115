using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Localization;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>The reader's language: the contact's own; before sign-in, the first one the browser asks for that we speak.</summary>
public sealed class ReaderCulture : RequestCultureProvider
{
    public static void Configure(RequestLocalizationOptions options)
    {
        var cultures = Languages.All.Select(Languages.CultureOf).ToList();
        options.DefaultRequestCulture = new RequestCulture(Languages.CultureOf(Languages.Default));
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.RequestCultureProviders = [new ReaderCulture()];
        options.ApplyCurrentCultureToResponseHeaders = true;
    }

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = httpContext.RequestServices.GetRequiredService<CurrentAccount>().Contact?.Language
            ?? httpContext.Request.GetTypedHeaders().AcceptLanguage
                .OrderByDescending(accepted => accepted.Quality ?? 1)
                .Select(accepted => accepted.Value.Value?.Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(Languages.All.Contains);
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(Languages.CultureOf(language).Name));
    }
}
