using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>« Revue des accès »: administrators look at the riskiest connectors and rights, row by row.</summary>
[AdministratorOnly]
public sealed class AccessReviewController(CurrentAccount current, AccessReviewPage page, AccessReviewService reviews)
    : PageController(current)
{
    /// <summary>A script that decides of a row sends it, and gets that row alone.</summary>
    public const string RowHeader = "X-Review-Row";

    private const int PastShown = 25;

    private bool IsRowWanted => Request.Headers.ContainsKey(RowHeader);

    [HttpGet(AccessReviewAddresses.Current)]
    public async Task<IActionResult> Index([FromQuery(Name = AccessReviewAddresses.AfterName)] int? after) =>
        View(await page.ReadAsync(after is < 0 ? 0 : after));

    [HttpPost(AccessReviewAddresses.Current)]
    [ButtonText("AccessReview_Start")]
    public async Task<IActionResult> Start()
    {
        var result = await reviews.StartAsync();
        return result.IsDone ? Redirect(AccessReviewAddresses.After(0)) : NotDone(result);
    }

    [HttpGet(AccessReviewAddresses.Past)]
    public async Task<IActionResult> Past([FromQuery(Name = AccessReviewAddresses.BeforeName)] long? before)
    {
        var found = await page.PastAsync(before, PastShown + 1);
        var shown = found.Take(PastShown).ToList();
        return View(new PastReviewsViewModel(
            shown, found.Count > PastShown ? AccessReviewAddresses.PastBefore(shown[^1].Id) : null));
    }

    [HttpGet(AccessReviewAddresses.RecordRoute)]
    public async Task<IActionResult> Record(long id)
    {
        var record = await page.RecordAsync(id);
        return record is null ? NotFound()
            : record.Review.EndedAt is null ? Redirect(AccessReviewAddresses.Current)
            : View(record);
    }

    /// <param name="start">The number of the row before the first of the page that was shown.</param>
    [HttpPost(AccessReviewAddresses.DecideRoute)]
    [ButtonText("AccessReview_Decide")]
    public async Task<IActionResult> Decide(long id, int number, string? decision, string? shown, int start)
    {
        if (!Enum.TryParse<ReviewDecision>(decision, out var wanted) || !Enum.IsDefined(wanted))
        {
            return Incomplete();
        }

        var result = await reviews.DecideAsync(id, number, wanted, shown);
        if (!result.IsDone && AnswerUnlessForm(result) is { } answer)
        {
            return answer;
        }

        var error = result.IsDone ? null
            : result.Status == WriteStatus.Conflict ? T("AccessReview_Conflict")
            : result.Errors[0].Message;
        return IsRowWanted
            ? await RowAsync(id, number, start, StatusOf(result), error)
            : await PageAsync(id, number, Math.Max(0, start), StatusOf(result), error);
    }

    /// <summary>Says what the record will say, before it is one.</summary>
    [HttpGet(AccessReviewAddresses.EndRoute)]
    public async Task<IActionResult> End(long id) =>
        await page.EndAsync(id) is { } end ? View(end)
        : await page.IsThereAsync(id) ? RedirectToAction(nameof(Record), new { id })
        : NotFound();

    [HttpPost(AccessReviewAddresses.EndRoute)]
    [ButtonText("AccessReview_End")]
    public async Task<IActionResult> Close(long id)
    {
        var result = await reviews.EndAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        Notify(T("AccessReview_Ended"));
        return RedirectToAction(nameof(Record), new { id });
    }

    private static int StatusOf<T>(WriteResult<T> result) => result.Status switch
    {
        WriteStatus.Done => StatusCodes.Status200OK,
        WriteStatus.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };

    private async Task<IActionResult> RowAsync(long id, int number, int start, int status, string? error)
    {
        if (await page.RowAsync(id, number, start) is not { } answer)
        {
            return NotFound();
        }

        Response.StatusCode = status;
        return PartialView("_Answer", answer with { Row = answer.Row with { Error = error } });
    }

    // Without a script: on to the next row; or the page again, with what is wrong at the row.
    private async Task<IActionResult> PageAsync(long id, int number, int start, int status, string? error)
    {
        if (error is null)
        {
            return Redirect(AccessReviewAddresses.Row(start, number + 1));
        }

        if (await page.OpenAsync(start) is not { } open || open.Review.Id != id)
        {
            Notify(error);
            return RedirectToAction(nameof(Record), new { id });
        }

        Response.StatusCode = status;
        return View(nameof(Index), new AccessReviewViewModel(
            open with { Rows = [.. open.Rows.Select(row => row.Item.Number == number ? row with { Error = error } : row)] }, null));
    }
}
