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

[RequirePermission(Permissions.Groups)]
public sealed class GroupsController(CurrentAccount current, ConnectorsDbContext db, LabelService<Group> labels, ListExport export)
    : LabelsController<Group, ContactGroup>(
        current, db, labels, export, new LabelKind(LabelAddresses.Groups, "Groups", TrashKind.Group), Permissions.GroupsManage)
{
    [HttpGet(LabelAddresses.Groups)]
    public Task<IActionResult> Index(int? page, long? ligne) => ListAsync(page, ligne);

    [HttpPost(LabelAddresses.Groups + LabelAddresses.ExportRoute)]
    [ButtonText("Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Export(ExportFormat? format) => ExportAsync(format);

    [HttpPost(LabelAddresses.Groups)]
    [ButtonText("Add")]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Add(LabelForm form) => AddAsync(form);

    [HttpGet(LabelAddresses.Groups + LabelAddresses.EditRoute)]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Edit(long id) => ShowAsync(id);

    [HttpPost(LabelAddresses.Groups + LabelAddresses.EditRoute)]
    [ButtonText("Save")]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Edit(long id, LabelForm form) => RenameAsync(id, form);

    [HttpPost(LabelAddresses.Groups + LabelAddresses.DeleteRoute)]
    [ButtonText("Groups_Delete")]
    [ShowsEffect(Always = true)]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);
}
