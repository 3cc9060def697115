using System.Globalization;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

[RequirePermission(Permissions.Categories)]
public sealed class CategoriesController(
    CurrentAccount current, ConnectorsDbContext db, LabelService<Category> labels, ListExport export, CategoryReplacement replacement)
    : LabelsController<Category, ContactCategory>(
        current, db, labels, export, new LabelKind(LabelAddresses.Categories, "Categories", TrashKind.Category),
        Permissions.CategoriesManage)
{
    private const int Shown = 5;

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
    [ShowsEffect(Always = true)]
    [RequirePermission(Permissions.CategoriesManage)]
    public Task<IActionResult> Delete(long id) => DeleteAsync(id);

    /// <summary>Gives the campaigns that carry it another one.</summary>
    [HttpPost(LabelAddresses.ReplaceRoute)]
    [ButtonText("Category_Replace")]
    [RequirePermission(Permissions.CategoriesManage)]
    public async Task<IActionResult> Replace(long id, long? otherId)
    {
        var result = await replacement.RunAsync(id, otherId ?? 0);
        if (result.IsDone)
        {
            Notify(Plural("Category_Replaced", result.Value));
            return RedirectToAction(nameof(Edit), new { id });
        }

        return AnswerUnlessForm(result) ?? await AgainAsync(id, null);
    }

    protected override async Task<LabelCampaigns?> CampaignsAsync(long id)
    {
        IQueryable<ExpressCampaign> campaigns = Db.Campaigns;
        var visible = campaigns.VisibleTo(Db, Me.Actor.ContactId);
        var mayOpen = Me.Actor.Holds(Permissions.Campaigns);
        var others = await Db.Set<Category>().OrderBy(category => category.NormalizedName)
            .Select(category => new
            {
                category.Id,
                category.Name,
                Count = campaigns.Where(campaign => campaign.CategoryId == id).Take(BoundedCount.UsualBound + 1).Count(),
            }).ToListAsync();
        if (others.All(category => category.Count == 0))
        {
            return null;
        }

        var shown = await visible.Where(campaign => mayOpen && campaign.CategoryId == id).OrderBy(campaign => campaign.Id)
            .Select(campaign => new { campaign.Id, campaign.Name }).Take(Shown).ToListAsync();
        return new LabelCampaigns(
            new BoundedCount(others[0].Count),
            [.. shown.Select(campaign => (campaign.Id, campaign.Name))],
            [
                .. others.Where(category => category.Id != id).Select(category =>
                    new SelectListItem(category.Name, category.Id.ToString(CultureInfo.InvariantCulture))),
            ]);
    }
}
