using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Labels;

/// <summary>The same tests for the three kinds of labels.</summary>
public abstract class LabelServiceTests<TLabel>(CoreHost host, string managePermission) : IClassFixture<CoreHost>
    where TLabel : Label, new()
{
    private const string Field = "Name";

    [Theory]
    [InlineData("été", "Été")]
    [InlineData("Cœur", "COEUR")]
    [InlineData("A  B", " a b ")]
    public async Task AddAsync_NameTaken_IsInvalid(string first, string second)
    {
        var account = await host.CreateAccountAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().AddAsync(first)));

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Labels<TLabel>().AddAsync(second)),
            Field, "Label_NameTaken", second.Trim());
    }

    [Fact]
    public async Task AddAsync_SameNameAtTheSameMoment_IsOneLabelAndAClearMessage()
    {
        var account = await host.CreateAccountAsync();
        Task<WriteResult<long>> Add() => account.AsAdministrator(core => core.Labels<TLabel>().AddAsync("Double"));

        var results = await Together.RunAsync(Add, Add);

        Assert.Single(results, result => result.IsDone);
        WriteAssert.Invalid(results.Single(result => !result.IsDone), Field, "Label_NameTaken", "Double");
    }

    [Fact]
    public async Task AddAsync_BadName_IsInvalid()
    {
        var account = await host.CreateAccountAsync();

        foreach (var name in new[] { null, "", " \u200B ", new string('x', 10_000), new string('x', 101), "a\nb" })
        {
            WriteAssert.InvalidIn(
                await account.UnchangedBy(account.AdministratorId, core => core.Labels<TLabel>().AddAsync(name)), Field);
        }
    }

    [Theory]
    [InlineData("L'été 🙂")]
    [InlineData("مجموعة")]
    public async Task RenameAsync_AnyScript_IsSaved(string name)
    {
        var account = await host.CreateAccountAsync();
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().AddAsync("Avant")));

        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().RenameAsync(id, name)));

        Assert.Equal(name, (await account.Inside(async core => await core.Db.FindAsync<TLabel>(id)))!.Name);
    }

    [Fact]
    public async Task RenameAsync_ToTheNameOfAnother_IsInvalid()
    {
        var account = await host.CreateAccountAsync();
        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().AddAsync("Pris")));
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().AddAsync("Libre")));

        WriteAssert.Invalid(
            await account.UnchangedBy(account.AdministratorId, core => core.Labels<TLabel>().RenameAsync(id, "PRIS")),
            Field, "Label_NameTaken", "PRIS");
        WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().RenameAsync(id, "LIBRE")));
    }

    [Fact]
    public async Task Everything_WithoutTheRight_IsForbiddenAndWithItIsNot()
    {
        var account = await host.CreateAccountAsync();
        var id = WriteAssert.Done(await account.AsAdministrator(core => core.Labels<TLabel>().AddAsync("Un")));
        var without = await account.AddHolderAsync(
            [.. PermissionCatalogue.Keys.Where(key => key != managePermission)]);
        var with = await account.AddHolderAsync(managePermission);
        var label = PermissionLabels.Of(managePermission);

        foreach (var write in new Func<CoreServices, Task<WriteResult<long>>>[]
        {
            core => core.Labels<TLabel>().AddAsync("Deux"),
            core => core.Labels<TLabel>().RenameAsync(id, "Trois"),
            core => core.Labels<TLabel>().DeleteAsync(id),
        })
        {
            WriteAssert.Forbidden(await account.UnchangedBy(without, write), "Denial_MissingPermission", label);
            WriteAssert.Done(await account.As(with, write));
        }
    }

    [Fact]
    public async Task AnotherAccountsLabel_IsNotFound()
    {
        var (account, other) = (await host.CreateAccountAsync(), await host.CreateAccountAsync());
        var id = WriteAssert.Done(await other.AsAdministrator(core => core.Labels<TLabel>().AddAsync("Un")));

        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core => core.Labels<TLabel>().RenameAsync(id, "Deux"))));
        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core => core.Labels<TLabel>().DeleteAsync(id))));
    }
}
