using QRCoder;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Addresses as QR codes.</summary>
public static class QrCode
{
    private const int PixelsPerModule = 6;

    /// <summary>The address as an SVG element, black on white in any colour scheme, with its quiet zone.</summary>
    public static string Of(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
