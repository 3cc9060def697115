using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.ResponseCompression;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Brotli, else gzip, at the level that costs least.</summary>
public static class AnswerCompressionSetup
{
    public static void AddAnswerCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [MediaTypeNames.Text.Html, MediaTypeNames.Application.Json, MediaTypeNames.Application.ProblemJson];
        });
        services.AddSingleton<IResponseCompressionProvider, AnswerCompression>();
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
