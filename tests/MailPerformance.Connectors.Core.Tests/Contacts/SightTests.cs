using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Rule 5: what a person may see is a right. Nobody gives more of it than they have, and only administrators change their own.</summary>
public sealed class SightTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Theory]
    [InlineData("a", "b", false)]
    [InlineData("a", "ab", false)]
    [InlineData("c", "bc", false)]
    [InlineData("ab", "b", true)]
    [InlineData("b", "ab", true)]
    [InlineData("bc", "c", false)]
    [InlineData("", "b", false)]
    [InlineData("", "a", false)]
    public async Task Sight_ThatWhoeverSeesA_GivesOrTakes_IsA(string present, string wanted, bool isDone)
    {
        foreach (var kind in new[] { "categories", "segments" })
        {
            var world = await World.CreateAsync(host, kind);
            await world.SetAsync(world.Account.AdministratorId, world.EditorId, "a");
            await world.SetAsync(world.Account.AdministratorId, world.ContactId, present);

            var result = await world.SetAsync(world.EditorId, world.ContactId, wanted, present);

            Assert.Equal(isDone ? WriteStatus.Done : WriteStatus.Forbidden, result.Status);
            Assert.Equal(isDone ? wanted : present, await world.SightAsync(world.ContactId));
        }
    }

    [Theory]
    [InlineData("categories")]
    [InlineData("segments")]
    public async Task LastTick_TakenByWhoeverSeesSome_IsAskedBack(string kind)
    {
        var world = await World.CreateAsync(host, kind);
        await world.SetAsync(world.Account.AdministratorId, world.EditorId, "a");
        await world.SetAsync(world.Account.AdministratorId, world.ContactId, "a");

        WriteAssert.Invalid(
            await world.SetAsync(world.EditorId, world.ContactId, "", "a"), ContactLabelService.Field, "Sight_KeepOne");
        WriteAssert.Done(await world.SetAsync(world.Account.AdministratorId, world.ContactId, "", "a"));
    }

    [Theory]
    [InlineData("categories")]
    [InlineData("segments")]
    public async Task Label_IsRenamedByWhoeverSeesAll(string kind)
    {
        var world = await World.CreateAsync(host, kind);
        WriteAssert.Done(await world.RenameAsync(world.EditorId, "autre"));
        await world.SetAsync(world.Account.AdministratorId, world.EditorId, "a");

        WriteAssert.Invalid(await world.RenameAsync(world.EditorId, "b à moi"), "Name", "Label_RenamedByLimited");
        WriteAssert.Done(await world.RenameAsync(world.Account.AdministratorId, "encore"));
    }

    [Theory]
    [InlineData("categories", "")]
    [InlineData("categories", "a")]
    [InlineData("segments", "ab")]
    public async Task OwnSight_IsAnAdministratorsToChange(string kind, string present)
    {
        var world = await World.CreateAsync(host, kind);
        await world.SetAsync(world.Account.AdministratorId, world.EditorId, present);

        var own = await world.SetAsync(world.EditorId, world.EditorId, "abc", present);
        var administrators = await world.SetAsync(world.Account.AdministratorId, world.Account.AdministratorId, "a");

        WriteAssert.Forbidden(own, "Denial_OwnSight");
        WriteAssert.Done(administrators);
    }

    [Theory]
    [InlineData("categories")]
    [InlineData("segments")]
    public async Task NewContact_OfARestrictedCreator_SeesNoMore_AndOneOfAnAdministratorSeesAll(string kind)
    {
        var world = await World.CreateAsync(host, kind);
        await world.SetAsync(world.Account.AdministratorId, world.EditorId, "ab");
        Task<WriteResult<long>> CreateAsync(long actor) => world.Account.As(actor, core =>
            core.Informations.CreateAsync(Sample.Details(), Sample.NoConnectors(), Guid.NewGuid()));

        Assert.Equal("ab", await world.SightAsync(WriteAssert.Done(await CreateAsync(world.EditorId))));
        Assert.Equal("", await world.SightAsync(WriteAssert.Done(await CreateAsync(world.Account.AdministratorId))));
    }

    [Theory]
    [InlineData("categories", "", true)]
    [InlineData("categories", "ab", true)]
    [InlineData("segments", "b", true)]
    [InlineData("segments", "a", false)]
    public async Task Credentials_OfWhoeverSeesMore_AreNotOnesToGive(string kind, string seen, bool isMore)
    {
        var world = await World.CreateAsync(host, kind);
        await world.SetAsync(world.Account.AdministratorId, world.EditorId, "a");
        await world.SetAsync(world.Account.AdministratorId, world.ContactId, seen);
        var shown = await world.Account.DetailsOfAsync(world.ContactId);
        var wanted = await world.Account.DetailsOfAsync(world.ContactId);
        wanted.Email = "ailleurs@exemple.fr";

        var link = await world.Account.As(world.EditorId, core => core.Links.CreateAsync(world.ContactId));
        var email = await world.Account.As(
            world.EditorId, core => core.Informations.UpdateAsync(world.ContactId, Sample.Edit(wanted, shown)));

        Assert.Equal(isMore ? WriteStatus.Forbidden : WriteStatus.Done, link.Status);
        Assert.Equal(isMore ? WriteStatus.Forbidden : WriteStatus.Done, email.Status);
    }

    [Fact]
    public async Task OnlySegment_OfAContact_IsNotDeleted()
    {
        var world = await World.CreateAsync(host, "segments");
        await world.SetAsync(world.Account.AdministratorId, world.ContactId, "a");

        WriteAssert.Invalid(
            await world.Account.AsAdministrator(core => core.Labels<Segment>().DeleteAsync(world.Ids['a'])), "", "Segment_OnlyOne", 1);
        WriteAssert.Done(await world.Account.AsAdministrator(core => core.Labels<Segment>().DeleteAsync(world.Ids['b'])));
    }

    [Fact]
    public async Task OwnEndDate_IsAnAdministratorsToChange_AndThatOfOthersAnEditors()
    {
        var world = await World.CreateAsync(host, "categories");

        WriteAssert.Forbidden(await ExtendAsync(world.EditorId, world.EditorId), "Denial_OwnEndDate");
        WriteAssert.Done(await ExtendAsync(world.EditorId, world.ContactId));
        WriteAssert.Done(await ExtendAsync(world.Account.AdministratorId, world.Account.AdministratorId));

        async Task<WriteResult<long>> ExtendAsync(long actor, long target)
        {
            var shown = await world.Account.DetailsOfAsync(target);
            var wanted = await world.Account.DetailsOfAsync(target);
            wanted.ValidUntil = DateOnly.FromDateTime(host.Now).AddDays(200);
            return await world.Account.As(actor, core => core.Informations.UpdateAsync(target, Sample.Edit(wanted, shown)));
        }
    }

    // Labels « a », « b » and « c » of one kind; somebody who may edit contacts, and a contact.
    private sealed record World(TestAccount Account, string Kind, long EditorId, long ContactId, Dictionary<char, long> Ids)
    {
        public static async Task<World> CreateAsync(CoreHost host, string kind)
        {
            var account = await host.CreateAccountAsync();
            var ids = new Dictionary<char, long>();
            foreach (var letter in "abc")
            {
                ids[letter] = kind == "categories"
                    ? await account.AddLabelAsync<Category>(letter.ToString())
                    : await account.AddLabelAsync<Segment>(letter.ToString());
            }

            var editor = await account.AddHolderAsync(
                Permissions.ContactsEdit, Permissions.ContactsCreate, Permissions.CategoriesManage, Permissions.SegmentsManage);
            return new World(account, kind, editor, await account.AddContactAsync(), ids);
        }

        public Task<WriteResult<long>> SetAsync(long actor, long contact, string wanted, string present = "") =>
            Account.As(actor, core => Kind == "categories"
                ? core.ContactLabels.SetCategoriesAsync(contact, Of(wanted), Of(present))
                : core.ContactLabels.SetSegmentsAsync(contact, Of(wanted), Of(present)));

        public Task<WriteResult<long>> RenameAsync(long actor, string name) =>
            Account.As(actor, core => Kind == "categories"
                ? core.Labels<Category>().RenameAsync(Ids['b'], name)
                : core.Labels<Segment>().RenameAsync(Ids['b'], name));

        public async Task<string> SightAsync(long contact)
        {
            var seen = await Account.Inside(async core => Kind == "categories"
                ? await core.Db.SightAsync<ContactCategory, Category>(contact)
                : await core.Db.SightAsync<ContactSegment, Segment>(contact));
            return string.Concat(Ids.Where(pair => seen.Contains(pair.Value)).Select(pair => pair.Key).Order());
        }

        private HashSet<long> Of(string letters) => [.. letters.Select(letter => Ids[letter])];
    }
}
