using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

[RequirePermission(Permissions.Categories)]
[Route("/administration/categories")]
public sealed class CategoriesController(CurrentAccount current, ConnectorsDbContext db, LabelService<Category> labels)
    : LabelsController<Category, ContactCategory>(current, db, labels, new LabelKind("categories", "Categories"), Permissions.CategoriesManage)
{
    [HttpGet("")]
    public Task<IActionResult> Index(int? page) => ListAsync(page);

    [HttpPost("")]
    [ButtonText("Add")]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Add(LabelForm form) => AddAsync(form);

    [HttpGet("{id:long}")]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Edit(long id) => ShowAsync(id);

    [HttpPost("{id:long}")]
    [ButtonText("Save")]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Edit(long id, LabelForm form) => RenameAsync(id, form);

    [HttpPost("{id:long}/supprimer")]
    [ButtonText("Categories_Delete")]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);
}
