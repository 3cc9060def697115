using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

[RequirePermission(Permissions.Segments)]
[Route("/administration/segments")]
public sealed class SegmentsController(CurrentAccount current, ConnectorsDbContext db, LabelService<Segment> labels)
    : LabelsController<Segment, ContactSegment>(current, db, labels, new LabelKind("segments", "Segments"), Permissions.SegmentsManage)
{
    [HttpGet("")]
    public Task<IActionResult> Index(int? page) => ListAsync(page);

    [HttpPost("")]
    [ButtonText("Add")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Add(LabelForm form) => AddAsync(form);

    [HttpGet("{id:long}")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Edit(long id) => ShowAsync(id);

    [HttpPost("{id:long}")]
    [ButtonText("Save")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Edit(long id, LabelForm form) => RenameAsync(id, form);

    [HttpPost("{id:long}/supprimer")]
    [ButtonText("Segments_Delete")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);
}
