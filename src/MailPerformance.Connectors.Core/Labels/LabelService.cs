using FluentValidation;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;
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
            write => write.Authority.Needs(ManagePermission),
            async write =>
            {
                if (await NameErrorAsync(name, null) is { } error)
                {
                    return error;
                }

                var label = new TLabel { AccountId = write.Account.Id };
                label.Rename(name!.Trim());
                db.Add(label);
                return WriteResult.Done(() => label.Id);
            },
            Field);

    public Task<WriteResult<long>> RenameAsync(long id, string? name) =>
        writer.RunAsync(
            _ => FindAsync(id),
            (write, _) => write.Authority.Needs(ManagePermission),
            async (_, label) =>
            {
                if (await NameErrorAsync(name, id) is { } error)
                {
                    return error;
                }

                label.Rename(name!.Trim());
                return WriteResult.Done(id);
            },
            Field);

    /// <summary>
    /// Deletes the label and takes it off every contact that has it. Rules keep some: the category of a campaign, the only one of a
    /// contact.
    /// </summary>
    public Task<WriteResult<long>> DeleteAsync(long id) =>
        writer.RunAsync(
            _ => FindAsync(id),
            (write, _) => write.Authority.Needs(ManagePermission),
            (_, label) =>
            {
                db.Remove(label);
                return Task.FromResult(WriteResult.Done(id));
            });

    private Task<TLabel?> FindAsync(long id) => db.Set<TLabel>().SingleOrDefaultAsync(found => found.Id == id);

    /// <returns>Null when a label may be called so.</returns>
    internal async Task<WriteResult<long>?> NameErrorAsync(string? name, long? id)
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
