using System.Text;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Mail;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace MailPerformance.Connectors.Web.Features.Dev.Mails;

/// <summary>The mails of every account as their contacts get them; only in Development.</summary>
[AllowAnonymous]
public sealed class DevMailsController(
    ConnectorsDbContext db, CurrentAccount current, IMailComposer composer, IHostEnvironment environment) : Controller
{
    private const int Shown = 100;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!environment.IsDevelopment())
        {
            context.Result = NotFound();
        }

        // Mails have links that open something.
        AnswerCompression.LeaveOut(HttpContext);
    }

    [HttpGet(DevMailAddresses.List)]
    public async Task<IActionResult> Index()
    {
        var contacts = db.Contacts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]);
        return View(await Everywhere().OrderByDescending(mail => mail.Id).Take(Shown)
            .Select(mail => new DevMailRow(
                mail.Id,
                contacts.Where(contact => contact.Id == mail.ContactId).Select(contact => contact.Email).FirstOrDefault() ?? "–",
                mail.Kind, mail.CreatedAt, mail.SentAt, mail.GivenUpAt, mail.LastError))
            .ToListAsync());
    }

    [HttpGet(DevMailAddresses.ShowRoute)]
    public async Task<IActionResult> Show(long id) =>
        await ComposeAsync(id) is { } mail ? View(new DevMailViewModel(id, mail))
        : await Everywhere().AnyAsync(mail => mail.Id == id) ? View("OutOfDate")
        : NotFound();

    [HttpGet(DevMailAddresses.HtmlRoute)]
    [SecurityHeadersPolicy(PageSecurityHeaders.Mail)]
    public async Task<IActionResult> Html(long id) =>
        await ComposeAsync(id) is { } mail ? Content(mail.Html, "text/html", Encoding.UTF8) : NotFound();

    private IQueryable<OutboxMail> Everywhere() => db.OutboxMails.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).AsNoTracking();

    private async Task<ComposedMail?> ComposeAsync(long id)
    {
        if (await Everywhere().SingleOrDefaultAsync(found => found.Id == id) is not { } mail)
        {
            return null;
        }

        current.Enter(mail.AccountId);
        return await composer.ComposeAsync(mail);
    }
}
