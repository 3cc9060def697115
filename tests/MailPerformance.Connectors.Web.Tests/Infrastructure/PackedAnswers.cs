using System.IO.Compression;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>
/// What a browser does with compressed answers: asks for them and unpacks them. How an answer was packed stays in its
/// <c>Content-Encoding</c>, and how long it was in <see cref="Length"/>.
/// </summary>
public sealed class PackedAnswers(string encoding) : DelegatingHandler
{
    public const string Length = "X-Packed-Length";

    /// <summary>How the answer was packed; null: as it is.</summary>
    public static string? EncodingOf(HttpResponseMessage answer) => answer.Content.Headers.ContentEncoding.SingleOrDefault();

    public static int LengthOf(HttpResponseMessage answer) =>
        int.Parse(answer.Headers.GetValues(Length).Single(), System.Globalization.CultureInfo.InvariantCulture);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        var answer = await base.SendAsync(request, cancellationToken);
        var packed = answer.Content;
        var bytes = await packed.ReadAsByteArrayAsync(cancellationToken);
        answer.Content = new ByteArrayContent(Unpack(bytes, packed.Headers.ContentEncoding.SingleOrDefault()));
        foreach (var header in packed.Headers.Where(header => header.Key != "Content-Length"))
        {
            answer.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        answer.Headers.Add(Length, bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return answer;
    }

    private static byte[] Unpack(byte[] bytes, string? encoding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream unpacking = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var unpacked = new MemoryStream();
        unpacking.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
