using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>A controller that gives a list as a file.</summary>
public abstract class ExportingController(CurrentAccount current) : PageController(current)
{
    /// <summary>A list as a file; 400 where its filter is not understood, since a filter that is not understood is no filter.</summary>
    /// <param name="denial">Why this reader may not have what is asked for; null: they may.</param>
    protected async Task<IActionResult> ExportAsync(ExportFormat? format, Func<ExportFormat, Task> write, Denial? denial = null)
    {
        if (denial is not null)
        {
            return Denied(denial);
        }

        if (!ModelState.IsValid || format is not { } chosen)
        {
            return Incomplete();
        }

        await write(chosen);
        return new EmptyResult();
    }
}
