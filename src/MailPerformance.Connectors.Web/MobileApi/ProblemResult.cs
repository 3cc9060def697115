using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>An action's answer that is a problem.</summary>
/// <param name="language">The caller's; null: it is the request's already.</param>
public sealed class ProblemResult(string? language, Func<ProblemDetails> problem) : IActionResult
{
    public ProblemResult(ProblemDetails problem)
        : this(null, () => problem)
    {
    }

    public Task ExecuteResultAsync(ActionContext context) => ApiProblem.WriteAsync(context.HttpContext, language, problem);
}
