using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The wizard's steps 2 to 5: each a list of check boxes, saved by itself.</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class SelectionController(
    CurrentAccount current,
    ConnectorsDbContext db,
    SelectionPage page,
    InformationsPage informations,
    ContactRoleService roles,
    ContactLabelService labels) : PageController(current)
{
    private const string Page = "Selection";

    [HttpGet(ContactAddresses.GroupsRoute)]
    public Task<IActionResult> Groups(long id) => ShowAsync(id, ContactStep.Groups);

    [HttpPost(ContactAddresses.GroupsRoute)]
    [ButtonText("Save")]
    public Task<IActionResult> Groups(long id, SelectionForm form) => SaveAsync(id, ContactStep.Groups, form, labels.SetGroupsAsync);

    [HttpGet(ContactAddresses.RolesRoute)]
    public Task<IActionResult> Roles(long id) => ShowAsync(id, ContactStep.Roles);

    [HttpPost(ContactAddresses.RolesRoute)]
    [ButtonText("Save")]
    [ShowsEffect(KeepsForm = true)]
    public Task<IActionResult> Roles(long id, SelectionForm form) => SaveAsync(id, ContactStep.Roles, form, roles.SetAsync);

    [HttpGet(ContactAddresses.CategoriesRoute)]
    public Task<IActionResult> Categories(long id) => ShowAsync(id, ContactStep.Categories);

    [HttpPost(ContactAddresses.CategoriesRoute)]
    [ButtonText("Save")]
    public Task<IActionResult> Categories(long id, SelectionForm form) =>
        SaveAsync(id, ContactStep.Categories, form, labels.SetCategoriesAsync);

    [HttpGet(ContactAddresses.SegmentsRoute)]
    public Task<IActionResult> Segments(long id) => ShowAsync(id, ContactStep.Segments);

    [HttpPost(ContactAddresses.SegmentsRoute)]
    [ButtonText("Save")]
    public Task<IActionResult> Segments(long id, SelectionForm form) => SaveAsync(id, ContactStep.Segments, form, labels.SetSegmentsAsync);

    private async Task<IActionResult> ShowAsync(long id, ContactStep step)
    {
        if (await page.FindAsync(id) is not var (header, rights))
        {
            return NotFound();
        }

        if (MyAuthority.Edit(rights) is { } denial)
        {
            return Denied(denial);
        }

        return View(Page, await ReadAsync(header, rights, step));
    }

    private async Task<SelectionViewModel> ReadAsync(ContactHeader header, ContactRights rights, ContactStep step)
    {
        var (items, why) = await page.ItemsAsync(step, rights);
        return new SelectionViewModel(header, step, items, Original.Write(Ticked(items)), why);
    }

    private async Task<IActionResult> SaveAsync(
        long id,
        ContactStep step,
        SelectionForm form,
        Func<long, IReadOnlySet<long>, IReadOnlySet<long>, Task<WriteResult<long>>> save)
    {
        if (await page.FindAsync(id) is not var (header, rights))
        {
            return NotFound();
        }

        if (MyAuthority.Edit(rights) is { } denial)
        {
            return Denied(denial);
        }

        var original = Original.Read<List<long>>(form.Original);
        if (original is null)
        {
            ModelState.AddModelError("", T("Form_Incomplete"));
        }

        if (!ModelState.IsValid)
        {
            return Invalid(Page, Kept(await ReadAsync(header, rights, step), form.Selected));
        }

        var result = await save(id, form.Selected.ToHashSet(), original!.ToHashSet());
        if (result.IsDone)
        {
            Notify(T("Saved_Named", await db.NameOfAsync(id)));
            return Redirect(form.Go == ContactStep.Finish
                ? ListPlace.Back(HttpContext, ContactAddresses.List, id)
                : step.After(form.Go, id, ContactStep.IsOfNew(Request)));
        }

        if (result.Status == WriteStatus.Conflict)
        {
            return await ConflictAsync(header, rights, step, form, original!);
        }

        return AnswerUnlessForm(result) ?? Invalid(Page, Kept(await ReadAsync(header, rights, step), form.Selected));
    }

    private async Task<IActionResult> ConflictAsync(
        ContactHeader header, ContactRights rights, ContactStep step, SelectionForm form, List<long> original)
    {
        var now = await ReadAsync(header, rights, step);
        var (name, at) = await informations.LastChangeAsync(rights.ContactId);
        var changed = now.Items.Where(item => item.IsTicked != original.Contains(item.Id)).ToList();
        var rows = changed.Select(item => new ConflictRow(
            item.Name, Tick(!item.IsTicked), Tick(item.IsTicked), Tick(form.Selected.Contains(item.Id)))).ToList();

        // What the reader had left alone follows the other's change; what the reader changed stays as the reader wants it.
        var merged = now.Items.Where(item =>
        {
            var yours = form.Selected.Contains(item.Id);
            return yours == original.Contains(item.Id) ? item.IsTicked : yours;
        }).Select(item => item.Id).ToList();
        return Conflicting(Page, Kept(now, merged) with { Conflict = new ConflictViewModel(name, at, rows) });
    }

    private static SelectionViewModel Kept(SelectionViewModel page, List<long> selected) =>
        page with
        {
            Items = [.. page.Items.Select(item =>
                item.DisabledReason is null ? item with { IsTicked = selected.Contains(item.Id) } : item)],
        };

    private static List<long> Ticked(IEnumerable<SelectionItem> items) => [.. items.Where(item => item.IsTicked).Select(item => item.Id)];

    private static string Tick(bool isTicked) => T(isTicked ? "Ticked" : "Unticked");
}
