using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

[RequirePermission(Permissions.Categories)]
public sealed class CategoriesController(CurrentAccount current, ConnectorsDbContext db, LabelService<Category> labels, ListExport export)
    : LabelsController<Category, ContactCategory>(
        current, db, labels, export, new LabelKind(LabelAddresses.Categories, "Categories", TrashKind.Category),
        Permissions.CategoriesManage)
{
    [HttpGet(LabelAddresses.Categories)]
    public Task<IActionResult> Index(int? page, long? ligne) => ListAsync(page, ligne);

    [HttpPost(LabelAddresses.Categories + LabelAddresses.ExportRoute)]
    [ButtonText("Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Export(ExportFormat? format) => ExportAsync(format);

    [HttpPost(LabelAddresses.Categories)]
    [ButtonText("Add")]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Add(LabelForm form) => AddAsync(form);

    [HttpGet(LabelAddresses.Categories + LabelAddresses.EditRoute)]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Edit(long id) => ShowAsync(id);

    [HttpPost(LabelAddresses.Categories + LabelAddresses.EditRoute)]
    [ButtonText("Save")]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Edit(long id, LabelForm form) => RenameAsync(id, form);

    [HttpPost(LabelAddresses.Categories + LabelAddresses.DeleteRoute)]
    [ButtonText("Categories_Delete")]
    [ShowsEffect]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);
}
