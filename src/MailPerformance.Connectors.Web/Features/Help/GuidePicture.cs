using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace MailPerformance.Connectors.Web.Features.Help;

/// <summary>Where a picture of the guide is fetched, and its size, so that the page does not jump when it arrives.</summary>
public sealed record GuidePicture(string Address, string Width, string Height)
{
    // Of a PNG file: where its width stands, and its height behind it.
    private const int SizeAt = 16;

    /// <exception cref="InvalidOperationException">There is no such picture.</exception>
    public static GuidePicture Of(string name)
    {
        using var stream = Guide.Picture(name) ?? throw new InvalidOperationException($"The guide has no picture '{name}'.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        var version = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new GuidePicture(HelpAddresses.Picture(name, version), Number(bytes, SizeAt), Number(bytes, SizeAt + sizeof(int)));
    }

    private static string Number(byte[] bytes, int at) =>
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at)).ToString(CultureInfo.InvariantCulture);
}
