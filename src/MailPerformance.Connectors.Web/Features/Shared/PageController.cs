using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Administration.Trash;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Security.KeptForms;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>What every page's controller needs: who reads, and how an answer of Core becomes an answer of HTTP.</summary>
public abstract class PageController(CurrentAccount current) : Controller
{
    public const string NoticeKey = "Notice";
    public const string SecretKey = "Secret";

    /// <summary>Where what the notice tells is undone by a post, or on a page.</summary>
    public const string UndoKey = "Undo";
    public const string UndoPageKey = "UndoPage";

    /// <summary>What is done next by most people, as a link of the notice.</summary>
    public const string NextKey = "Next";
    public const string NextTextKey = "NextText";

    /// <summary>Where it lies in the trash.</summary>
    public const string TrashKey = "Trash";

    protected SignedInContact Me { get; } = current.Contact!;

    protected Authority MyAuthority => new(Me.Actor);

    /// <summary>Says something on the next page.</summary>
    protected void Notify(string text) => TempData[NoticeKey] = text;

    /// <summary>The same, with a link to what most people do next; null: there is nothing.</summary>
    protected void Notify(string text, string nextText, string? next) =>
        (TempData[NoticeKey], TempData[NextTextKey], TempData[NextKey]) = (text, nextText, next);

    /// <summary>Says on the next page that something was deleted, with the way back to it.</summary>
    protected async Task NotifyDeletedAsync(string text, TrashKind kind, long? id)
    {
        Notify(text);
        if (id is { } deleted && await HttpContext.RequestServices.GetRequiredService<TrashList>().UndoOfAsync(kind, deleted) is { } undo)
        {
            TempData[undo.IsPost ? UndoKey : UndoPageKey] = undo.Address;
            TempData[TrashKey] = TrashAddresses.Of(kind);
        }
    }

    /// <summary>403, with the reason on the page.</summary>
    protected IActionResult Denied(Denial denial) => Denied(denial.Message);

    /// <summary>
    /// The answer to a write that ended without being done and whose form cannot help: 404, 403, the page that asks for the password again
    /// (<see cref="StepUpResult"/>), or 409 with the page that shows what it would do (<see cref="EffectStep"/>), or asks whether a campaign
    /// may lose the last person who can stop it. Null when the form is to be shown again, with the errors put at their fields.
    /// </summary>
    protected IActionResult? AnswerUnlessForm<T>(WriteResult<T> result)
    {
        switch (result.Status)
        {
            case WriteStatus.NotFound:
                return NotFound();
            case WriteStatus.Forbidden:
                return Denied(result.Errors[0].Message);
            case WriteStatus.Unseen:
                return ToBeSeen(result.Effect!);
            case var _ when result.Errors.FirstOrDefault(error => error.Field == FreshProofRule.Field) is { } unproved:
                return new StepUpResult(this, unproved.Message);
            case var _ when result.Errors.FirstOrDefault(error => error.Field == StopCoverageRule.Field) is { } uncovered:
                return Conflicting("ConfirmUncovered", ConfirmUncoveredViewModel.Of(uncovered.Message, this));
            default:
                foreach (var error in result.Errors)
                {
                    ModelState.AddModelError(error.Field, error.Message);
                }

                return null;
        }
    }

    /// <summary>
    /// For an action that wants a proof only of some of what is posted and writes nothing: the page that asks for it, null when it is fresh.
    /// </summary>
    protected IActionResult? Unproved() =>
        HttpContext.RequestServices.GetRequiredService<StepUp>().IsFresh ? null : StepUpResult.For(this);

    /// <summary>400 with the reasons, for a post that has no form to come back to.</summary>
    protected IActionResult NotDone<T>(WriteResult<T> result)
    {
        if (AnswerUnlessForm(result) is { } answer)
        {
            return answer;
        }

        return Refused(StatusCodes.Status400BadRequest, [.. result.Errors.Select(error => error.Message)]);
    }

    /// <summary>400 for a post that no page of ours sends.</summary>
    protected IActionResult Incomplete() => Refused(StatusCodes.Status400BadRequest, Texts.T("Form_Incomplete"));

    /// <summary>The page again, with its errors: 400; without any after the step that shows the effect, or a new sign-in.</summary>
    protected IActionResult Invalid(string view, object model)
    {
        Response.StatusCode = EffectStep.IsKept(this) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return View(view, model);
    }

    /// <summary>The page again, with what somebody else has changed: 409.</summary>
    protected IActionResult Conflicting(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, model);
    }

    private IActionResult? ToBeSeen(Effect effect)
    {
        if (EffectStep.IsRehearsal(Request))
        {
            return PartialView("_Effect", EffectViewModel.Of(effect));
        }

        if (KeptFormSteps.RestoredBy(HttpContext) is not null)
        {
            return null;
        }

        if (EffectStep.IsBack(Request))
        {
            EffectStep.Keep(this);
            return null;
        }

        return Conflicting("ConfirmEffect", ConfirmEffectViewModel.Of(effect, this));
    }

    private StatusCodeResult Denied(string reason) => Refused(StatusCodes.Status403Forbidden, reason);

    private StatusCodeResult Refused(int status, params string[] reasons)
    {
        ErrorPages.SetReason(HttpContext, reasons);
        return StatusCode(status);
    }
}
