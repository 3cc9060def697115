using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Security.KeptForms;

/// <summary>
/// A form that was kept is shown as one with an error is, with everything that was typed, and nothing is saved: its action finds the form
/// invalid, and any write would be taken back. A button without a form has nothing to show: its page comes, and says that nothing was done.
/// </summary>
public sealed class KeptFormFilter(EffectPreview preview) : IAsyncActionFilter
{
    private const string Mark = " kept";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (KeptFormSteps.RestoredBy(context.HttpContext) is not { } kept || context.Controller is not PageController page)
        {
            await next();
            return;
        }

        if (!TakesForm(context))
        {
            context.Result = Back(page, kept);
            return;
        }

        preview.Rehearse(context.HttpContext.Request.Path);
        page.ModelState.AddModelError(Mark, "");
        EffectStep.Keep(page, "Kept_Restored");
        var done = await next();
        page.ModelState.Remove(Mark);

        // No page came of it: what there was to do cannot be shown again.
        if (done is { Canceled: false, Exception: null } && done.Result is not (ViewResult or NotFoundResult)
            && context.HttpContext.Response.StatusCode != StatusCodes.Status403Forbidden
            && done.Result is not StatusCodeResult { StatusCode: StatusCodes.Status403Forbidden })
        {
            done.Result = Back(page, kept);
        }
    }

    private static bool TakesForm(ActionExecutingContext context) =>
        context.ActionDescriptor is ControllerActionDescriptor action
        && action.Parameters.Any(parameter => parameter.ParameterType.Name.EndsWith("Form", StringComparison.Ordinal));

    private static LocalRedirectResult Back(PageController page, KeptForm kept)
    {
        page.TempData[PageController.NoticeKey] = T("Kept_NotDone");
        return page.LocalRedirect(kept.BackAddress);
    }
}
