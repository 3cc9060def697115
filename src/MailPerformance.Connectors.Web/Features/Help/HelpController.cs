using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Help;

/// <summary>The user guide inside the product, in the reader's language.</summary>
[SignedInOnly]
[WithoutSecondFactor]
public sealed class HelpController : Controller
{
    [HttpGet(HelpAddresses.Help)]
    public IActionResult Index() => View(Guide.Current);

    [HttpGet(HelpAddresses.ChapterRoute)]
    public IActionResult Show(string chapitre)
    {
        var guide = Guide.Current;
        return guide.PlaceOf(chapitre) is >= 0 and var place ? View(new HelpViewModel(guide, place)) : NotFound();
    }

    /// <summary>Its address changes with the picture: whoever has it needs not ask again.</summary>
    [HttpGet(HelpAddresses.PictureRoute)]
    public IActionResult Picture(string name)
    {
        if (Guide.Picture(name) is not { } picture)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return File(picture, "image/png");
    }
}
