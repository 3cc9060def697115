using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>An answer in the language of somebody who is not signed in by cookie, so that the request could not know it.</summary>
/// <param name="language">Null: as the request is.</param>
public sealed class InLanguage(string? language, IActionResult answer) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        if (language is not null)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(language);
        }

        await answer.ExecuteResultAsync(context);
    }
}
