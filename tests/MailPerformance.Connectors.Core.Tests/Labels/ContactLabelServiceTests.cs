using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Tests.Labels;

/// <summary>Rules 1, 4, 5 and 14 for the labels of a contact.</summary>
public sealed class ContactLabelServiceTests(CoreHost host) : IClassFixture<CoreHost>
{
    private delegate Task<WriteResult<long>> Set(
        ContactLabelService service, long contactId, IReadOnlySet<long> selected, IReadOnlySet<long> original);

    public static TheoryData<string> Kinds() => [nameof(Group), nameof(Category), nameof(Segment)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SetAsync_ThreeCases_AreDoneConflictAndDone(string kind)
    {
        var (account, contactId, ids) = await CreateAsync(kind);
        Task<WriteResult<long>> Save(long[] selected, long[] original) => account.AsAdministrator(core =>
            SetOf(kind)(core.ContactLabels, contactId, Sample.Ids(selected), Sample.Ids(original)));

        WriteAssert.Done(await Save([ids[0]], []));
        WriteAssert.Conflict(await account.UnchangedBy(() => Save([ids[1]], [])));
        WriteAssert.Done(await Save([ids[0]], []));
        WriteAssert.Done(await Save([ids[1]], [ids[0]]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SetAsync_KeyThatDoesNotExistOrIsAnotherAccounts_IsInvalid(string kind)
    {
        var (account, contactId, _) = await CreateAsync(kind);
        var (_, _, others) = await CreateAsync(kind);

        foreach (var id in new[] { others[0], 999_999, -1 })
        {
            WriteAssert.Invalid(
                await account.UnchangedBy(account.AdministratorId, core =>
                    SetOf(kind)(core.ContactLabels, contactId, Sample.Ids(id), Sample.Ids())),
                ContactLabelService.Field, "Selection_Unknown");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SetAsync_AdministratorsContactOrWithoutTheRight_IsForbidden(string kind)
    {
        var (account, contactId, ids) = await CreateAsync(kind);
        var editor = await account.AddHolderAsync(Permissions.ContactsEdit);
        var @delegate = await account.AddDelegateAsync();

        WriteAssert.Forbidden(
            await account.UnchangedBy(editor, core =>
                SetOf(kind)(core.ContactLabels, account.AdministratorId, Sample.Ids(ids[0]), Sample.Ids())),
            "Denial_AdministratorContact");
        WriteAssert.Is(WriteStatus.Forbidden, await account.UnchangedBy(@delegate, core =>
            SetOf(kind)(core.ContactLabels, contactId, Sample.Ids(ids[0]), Sample.Ids())));
        WriteAssert.Done(await account.As(editor, core => SetOf(kind)(core.ContactLabels, contactId, Sample.Ids(ids[0]), Sample.Ids())));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SetAsync_AnotherAccountsContact_IsNotFound(string kind)
    {
        var (account, _, ids) = await CreateAsync(kind);
        var (other, contactId, _) = await CreateAsync(kind);

        WriteAssert.NotFound(await other.UnchangedBy(() => account.AsAdministrator(core =>
            SetOf(kind)(core.ContactLabels, contactId, Sample.Ids(ids[0]), Sample.Ids()))));
    }

    [Fact]
    public async Task DeletingALabel_TakesItOffItsContacts()
    {
        var (account, contactId, ids) = await CreateAsync(nameof(Group));
        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetGroupsAsync(contactId, Sample.Ids([.. ids]), Sample.Ids())));

        WriteAssert.Done(await account.AsAdministrator(core => core.Groups.DeleteAsync(ids[0])));

        WriteAssert.Done(await account.AsAdministrator(core =>
            core.ContactLabels.SetGroupsAsync(contactId, Sample.Ids(), Sample.Ids(ids[1]))));
    }

    private static Set SetOf(string kind) => kind switch
    {
        nameof(Group) => (service, contactId, selected, original) => service.SetGroupsAsync(contactId, selected, original),
        nameof(Category) => (service, contactId, selected, original) => service.SetCategoriesAsync(contactId, selected, original),
        _ => (service, contactId, selected, original) => service.SetSegmentsAsync(contactId, selected, original),
    };

    private async Task<(TestAccount Account, long ContactId, List<long> Ids)> CreateAsync(string kind)
    {
        var account = await host.CreateAccountAsync();
        var ids = new List<long>();
        foreach (var name in new[] { "Un", "Deux" })
        {
            ids.Add(WriteAssert.Done(await account.AsAdministrator(core => kind switch
            {
                nameof(Group) => core.Labels<Group>().AddAsync(name),
                nameof(Category) => core.Labels<Category>().AddAsync(name),
                _ => core.Labels<Segment>().AddAsync(name),
            })));
        }

        return (account, await account.AddContactAsync(), ids);
    }
}
