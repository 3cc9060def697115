using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

[RequirePermission(Permissions.Groups)]
[Route("/administration/groupes")]
public sealed class GroupsController(CurrentAccount current, ConnectorsDbContext db, LabelService<Group> labels)
    : LabelsController<Group, ContactGroup>(current, db, labels, new LabelKind("groupes", "Groups"), Permissions.GroupsManage)
{
    [HttpGet("")]
    public Task<IActionResult> Index(int? page) => ListAsync(page);

    [HttpPost("")]
    [ButtonText("Add")]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Add(LabelForm form) => AddAsync(form);

    [HttpGet("{id:long}")]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Edit(long id) => ShowAsync(id);

    [HttpPost("{id:long}")]
    [ButtonText("Save")]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Edit(long id, LabelForm form) => RenameAsync(id, form);

    [HttpPost("{id:long}/supprimer")]
    [ButtonText("Groups_Delete")]
    [RequirePermission(Permissions.GroupsManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);
}
