using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// The page that asks for the password, or a code of the second factor, before a post is carried out: 403, or 400 when the post has brought
/// a wrong one. Nothing has been written; the page carries the post and sends it again.
/// </summary>
/// <param name="reason">What the proof is for.</param>
public sealed class StepUpResult(PageController page, string reason) : IActionResult
{
    private const string ViewName = "StepUp";

    /// <summary>For an action that wants a proof whatever was posted.</summary>
    public static StepUpResult For(PageController page) => new(
        page, T("StepUp_Action", T(page.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<ButtonTextAttribute>().Key)));

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        var contact = services.GetRequiredService<CurrentAccount>().Contact!;
        var factor = await services.GetRequiredService<SecondFactors>().StateAsync(contact.Actor.ContactId);

        // What the form itself said is of no use here: it is not on this page.
        page.ModelState.Clear();
        page.Response.StatusCode = StatusCodes.Status403Forbidden;
        if (services.GetRequiredService<StepUp>().Failure is { } failure)
        {
            page.ModelState.AddModelError(failure.Field, failure.Message);
            page.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        var model = new StepUpViewModel(reason, contact.Login, factor.EnabledAt is not null, CarriedPost.Of(page));
        await page.View(ViewName, model).ExecuteResultAsync(context);
    }
}
