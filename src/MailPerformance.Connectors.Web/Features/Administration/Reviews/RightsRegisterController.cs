using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Reviews;

/// <summary>« Registre des droits » as a file. A post, since it leaves an entry of the journal.</summary>
[AdministratorOnly]
public sealed class RightsRegisterController(CurrentAccount current, RightsRegister register) : PageController(current)
{
    [HttpPost(AccessReviewAddresses.RegisterCsv)]
    [ButtonText("Register_Title")]
    [FreshProof(ThenBack = true)]
    public Task Csv() => register.WriteAsync(HttpContext, ExportFormat.Csv);

    /// <inheritdoc cref="Csv"/>
    [HttpPost(AccessReviewAddresses.RegisterXlsx)]
    [ButtonText("Register_Title")]
    [FreshProof(ThenBack = true)]
    public Task Xlsx() => register.WriteAsync(HttpContext, ExportFormat.Xlsx);
}
