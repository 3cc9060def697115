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

[RequirePermission(Permissions.Segments)]
public sealed class SegmentsController(CurrentAccount current, ConnectorsDbContext db, LabelService<Segment> labels, ListExport export)
    : LabelsController<Segment, ContactSegment>(
        current, db, labels, export, new LabelKind(LabelAddresses.Segments, "Segments", TrashKind.Segment), Permissions.SegmentsManage)
{
    [HttpGet(LabelAddresses.Segments)]
    public Task<IActionResult> Index(int? page, long? ligne) => ListAsync(page, ligne);

    [HttpPost(LabelAddresses.Segments + LabelAddresses.ExportRoute)]
    [ButtonText("Export")]
    [FreshProof(ThenBack = true)]
    public Task<IActionResult> Export(ExportFormat? format) => ExportAsync(format);

    [HttpPost(LabelAddresses.Segments)]
    [ButtonText("Add")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Add(LabelForm form) => AddAsync(form);

    [HttpGet(LabelAddresses.Segments + LabelAddresses.EditRoute)]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Edit(long id) => ShowAsync(id);

    [HttpPost(LabelAddresses.Segments + LabelAddresses.EditRoute)]
    [ButtonText("Save")]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Edit(long id, LabelForm form) => RenameAsync(id, form);

    [HttpPost(LabelAddresses.Segments + LabelAddresses.DeleteRoute)]
    [ButtonText("Segments_Delete")]
    [ShowsEffect(Always = true)]
    [RequirePermission(Permissions.SegmentsManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);
}
