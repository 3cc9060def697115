using FluentValidation;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Labels;

/// <summary>Adds, renames and deletes the labels of one kind.</summary>
public sealed class LabelService<TLabel>(ConnectorsDbContext db, AccountWriter writer)
    where TLabel : Label, new()
{
    public const string Field = "Name";

    private static readonly string ManagePermission = typeof(TLabel).Name switch
    {
        nameof(Group) => Permissions.GroupsManage,
        nameof(Category) => Permissions.CategoriesManage,
        nameof(Segment) => Permissions.SegmentsManage,
        var other => throw new InvalidOperationException($"No permission manages '{other}'."),
    };

    public Task<WriteResult<long>> AddAsync(string? name) =>
        writer.RunAsync(
            async write =>
            {
                if (write.Authority.Needs(ManagePermission) is { } denial)
                {
                    return WriteResult.Forbidden<long>(denial);
                }

                if (await NameErrorAsync(name, null) is { } error)
                {
                    return error;
                }

                var label = new TLabel { AccountId = write.Account.Id };
                label.Rename(name!.Trim());
                db.Add(label);
                await db.SaveChangesAsync();
                return WriteResult.Done(label.Id);
            },
            Field);

    public Task<WriteResult<long>> RenameAsync(long id, string? name) =>
        writer.RunAsync(
            async write =>
            {
                if (write.Authority.Needs(ManagePermission) is { } denial)
                {
                    return WriteResult.Forbidden<long>(denial);
                }

                var label = await db.Set<TLabel>().SingleOrDefaultAsync(found => found.Id == id);
                if (label is null)
                {
                    return WriteResult.NotFound<long>();
                }

                if (await NameErrorAsync(name, id) is { } error)
                {
                    return error;
                }

                label.Rename(name!.Trim());
                return WriteResult.Done(id);
            },
            Field);

    /// <summary>
    /// Deletes the label and takes it off every contact that has it. A category that campaigns carry stays; so does the only one of a
    /// contact, to whom "none" would mean all campaigns.
    /// </summary>
    public Task<WriteResult<long>> DeleteAsync(long id) =>
        writer.RunAsync(async write =>
        {
            if (write.Authority.Needs(ManagePermission) is { } denial)
            {
                return WriteResult.Forbidden<long>(denial);
            }

            var label = await db.Set<TLabel>().SingleOrDefaultAsync(found => found.Id == id);
            if (label is null)
            {
                return WriteResult.NotFound<long>();
            }

            if (await InUseAsync(label) is { } inUse)
            {
                return inUse;
            }

            db.Remove(label);
            return WriteResult.Done(id);
        });

    private async Task<WriteResult<long>?> InUseAsync(TLabel label)
    {
        if (label is not Category)
        {
            return null;
        }

        var campaigns = await db.Campaigns.CountAsync(campaign => campaign.CategoryId == label.Id);
        var links = db.Set<ContactCategory>();
        var contacts = await links.CountAsync(link =>
            link.LabelId == label.Id && !links.Any(other => other.ContactId == link.ContactId && other.LabelId != label.Id));
        return campaigns > 0 ? WriteResult.Invalid<long>("", "Category_OfCampaigns", campaigns)
            : contacts > 0 ? WriteResult.Invalid<long>("", "Category_OnlyOne", contacts)
            : null;
    }

    private async Task<WriteResult<long>?> NameErrorAsync(string? name, long? id)
    {
        var check = await new LabelNameValidator().ValidateAsync(new LabelName(name));
        if (!check.IsValid)
        {
            return WriteResult.Invalid<long>([new WriteError(Field, check.Errors[0].ErrorMessage)]);
        }

        var normalized = NormalizedText.Of(name!);
        return await db.Set<TLabel>().AnyAsync(label => label.NormalizedName == normalized && label.Id != (id ?? 0))
            ? WriteResult.Invalid<long>(Field, "Label_NameTaken", name!.Trim())
            : null;
    }
}

internal sealed record LabelName(string? Name);

internal sealed class LabelNameValidator : AbstractValidator<LabelName>
{
    public LabelNameValidator()
    {
        RuleLevelCascadeMode = CascadeMode.Stop;
        RuleFor(label => label.Name).Name("Label_NameRequired", Label.NameMaxLength);
    }
}
