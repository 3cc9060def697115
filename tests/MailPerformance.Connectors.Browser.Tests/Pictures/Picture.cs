using MailPerformance.Connectors.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Pictures;

/// <summary>
/// A picture for the user guide. It is taken at every run, so that it cannot go stale unnoticed; with
/// CONNECTORS_UPDATE_PICTURES=1 it replaces the one in docs/images.
/// </summary>
public static class Picture
{
    private const string Variable = "CONNECTORS_UPDATE_PICTURES";

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private static readonly string Folder = Environment.GetEnvironmentVariable(Variable) == "1"
        ? Path.Combine(Solution.Directory, "docs", "images")
        : Path.Combine(AppContext.BaseDirectory, "TestResults", "pictures");

    public static async Task TakeAsync(Visitor visitor, string name)
    {
        var page = visitor.Page;
        await page.Mouse.MoveAsync(0, 0);

        // So high that a bar that stays in sight covers nothing.
        var size = page.ViewportSize!;
        var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(size.Width, Math.Max(size.Height, height));
        var picture = await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, name + ".png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
            Caret = ScreenshotCaret.Hide,
        });
        await page.SetViewportSizeAsync(size.Width, size.Height);
        Assert.Equal(PngSignature, picture[..PngSignature.Length]);
        Assert.True(picture.Length > 10 * 1024, $"{name} has {picture.Length} bytes: an empty page?");
    }
}
