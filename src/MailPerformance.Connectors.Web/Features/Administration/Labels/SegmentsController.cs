using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
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
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Add(LabelForm form) => AddAsync(form);

    [HttpGet("{id:long}")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Edit(long id) => ShowAsync(id);

    [HttpPost("{id:long}")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Edit(long id, LabelForm form) => RenameAsync(id, form);

    [HttpPost("{id:long}/supprimer")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);
}
