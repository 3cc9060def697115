namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>A host with two accounts and the five people of the matrix.</summary>
public sealed class MatrixFactory : ConnectorsFactory, IAsyncLifetime
{
    private readonly Dictionary<Person, TestSite> _sites = [];

    public TestAccount Account { get; private set; } = null!;

    public TestAccount Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Account = await this.CreateAccountAsync();
        Other = await this.CreateAccountAsync();
        await Account.SetOptionAsync(true);
        await Other.SetOptionAsync(true);
        foreach (var person in Enum.GetValues<Person>())
        {
            _sites[person] = await NewAsync(person);
        }
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    public TestSite Site(Person person) => _sites[person];

    /// <summary>Somebody of that kind whom no other test uses.</summary>
    public async Task<TestSite> NewAsync(Person person) => person switch
    {
        Person.Anonymous => Anonymous(),
        Person.WithoutRights => await SignInAsync(Account, await Account.AddContactAsync()),
        Person.Delegate => await SignInAsync(Account, await Account.AddDelegateAsync()),
        Person.Administrator => await SignInAsync(Account, await Account.AddAdministratorAsync()),
        Person.OtherAdministrator => await SignInAsync(Other, await Other.AddAdministratorAsync()),
        _ => throw new ArgumentOutOfRangeException(nameof(person), person, null),
    };
}
