using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Profile;

/// <summary>Shows or hides a column of a list, for the reader alone.</summary>
[SignedInOnly]
public sealed class ColumnsController(CurrentAccount current, ProfileService profiles) : PageController(current)
{
    [HttpPost(ProfileAddresses.Columns)]
    [ButtonText("Save")]
    public async Task<IActionResult> Choose(ColumnForm form)
    {
        if (!ModelState.IsValid || form.Column is not { } column || !Enum.IsDefined(column) || column == ListColumns.None)
        {
            return Incomplete();
        }

        var result = await profiles.ShowColumnsAsync(column, form.Shown ? column : ListColumns.None);
        return result.IsDone ? LocalRedirect(LocalAddress.Of(form.Back, Url)) : NotDone(result);
    }
}

public sealed class ColumnForm
{
    public ListColumns? Column { get; set; }

    public bool Shown { get; set; }

    /// <summary>The list, as it was shown.</summary>
    public string? Back { get; set; }
}
