using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Roles;

[RequirePermission(Permissions.Roles)]
public sealed class RolesController(CurrentAccount current, ConnectorsDbContext db, RolePage page, RoleService roles)
    : PageController(current)
{
    private const string Page = "Edit";

    [HttpGet(RoleAddresses.List)]
    public async Task<IActionResult> Index(long? ligne)
    {
        var rows = await db.Roles
            .OrderByDescending(role => role.IsAdministrator).ThenBy(role => role.NormalizedName)
            .Select(role => new RoleRow(
                role.Id, role.Name, role.IsAdministrator, role.Permissions.Count,
                db.Set<ContactRole>().Where(held => held.RoleId == role.Id).Take(BoundedCount.UsualBound + 1).Count()))
            .ToListAsync();
        return View(new RoleListViewModel(
            rows, MyAuthority.ManageRoles() is null, Me.Actor.Holds(Permissions.Contacts), ligne));
    }

    [HttpGet(RoleAddresses.New)]
    [RequirePermission(Permissions.RolesManage)]
    public IActionResult New() => View(Page, page.New(new RoleForm()));

    [HttpPost(RoleAddresses.New)]
    [ButtonText("Save")]
    [RequirePermission(Permissions.RolesManage)]
    public async Task<IActionResult> New(RoleForm form)
    {
        var result = await roles.CreateAsync(form.Name, form.Permissions.ToHashSet());
        if (result.IsDone)
        {
            Notify(T("Role_Created", form.Name!.Trim()));
            return RedirectToAction(nameof(Edit), new { id = result.Value });
        }

        return AnswerUnlessForm(result) ?? Invalid(Page, page.New(form));
    }

    [HttpGet(RoleAddresses.EditRoute)]
    public async Task<IActionResult> Edit(long id) => await page.ReadAsync(id, null) is { } model ? View(Page, model) : NotFound();

    [HttpPost(RoleAddresses.EditRoute)]
    [ButtonText("Save")]
    [ShowsEffect(KeepsForm = true)]
    [RequirePermission(Permissions.RolesManage)]
    public async Task<IActionResult> Edit(long id, RoleForm form)
    {
        if (Original.Read<RoleOriginal>(form.Original) is not { Permissions: not null } original)
        {
            ModelState.AddModelError("", T("Form_Incomplete"));
            return await AgainAsync(id, form);
        }

        var edit = new RoleEdit(form.Name, form.Permissions.ToHashSet(), original.Name, original.Permissions.ToHashSet());
        var result = await roles.UpdateAsync(id, edit);
        if (result.IsDone)
        {
            Notify(T("Saved_Named", form.Name!.Trim()));
            return RedirectToAction(nameof(Edit), new { id });
        }

        if (result.Status == WriteStatus.Conflict)
        {
            return await page.MergeAsync(id, form, original) is { } merged ? ConflictingPage(merged) : NotFound();
        }

        return AnswerUnlessForm(result) ?? await AgainAsync(id, form);
    }

    [HttpGet(RoleAddresses.DeleteRoute)]
    [RequirePermission(Permissions.RolesManage)]
    public async Task<IActionResult> Delete(long id) => await page.ReadAsync(id, null) is { } model ? View(model) : NotFound();

    [HttpPost(RoleAddresses.DeleteRoute)]
    [ButtonText("Role_Delete")]
    [ShowsEffect]
    [RequirePermission(Permissions.RolesManage)]
    public async Task<IActionResult> Deleted(long id)
    {
        var result = await roles.DeleteAsync(id);
        if (!result.IsDone)
        {
            return NotDone(result);
        }

        await NotifyDeletedAsync(T("Role_Deleted"), TrashKind.Role, id);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> AgainAsync(long id, RoleForm form) =>
        await page.ReadAsync(id, form) is { } model ? Invalid(Page, model) : NotFound();

    private IActionResult ConflictingPage(RoleViewModel model)
    {
        ModelState.Clear();
        return Conflicting(Page, model);
    }
}
