using MailPerformance.Connectors.Web.Tests.Security;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>A page costs the same few commands however many contacts, phones and campaigns the account has.</summary>
public sealed class SqlCountTests(ConnectorsFactory host) : IClassFixture<ConnectorsFactory>
{
    private const int Most = 4;

    private static readonly string[] Lists =
    [
        "/administration/contacts?recherche=foule&tri=fin&sens=desc&page=2",
        "/administration/contacts?page=99999",
        "/administration/contacts?filtre=connecteur-suspendu&recherche=foule&page=2",
        "/administration/contacts?filtre=ouvert&page=2", "/administration/contacts?facteur=sans",
        "/administration/contacts?connecteur=sans-iphone",
        "/administration/contacts?connecteur=avec-iphone&filtre=sans-mot-de-passe&recherche=foule&connexion=jamais",
        "/administration/contacts?tri=connexion&page=3",
        "/parametrages/connecteurs?plateforme=iphone&page=3&tri=activation",
        "/parametrages/connecteurs?etat=configure&droit=lecture&telephone=sans&page=2&plateforme=iphone",
        "/parametrages/connecteurs?etat=suspendu", "/parametrages/connecteurs?telephone=avec",
        "/parametrages/connecteurs/iphone/ajouter?recherche=foule",
    ];

    [Theory]
    [InlineData(10)]
    [InlineData(2_000)]
    public async Task Get_AnyPage_SendsAtMostFourCommands(int contacts)
    {
        var account = await host.CreateAccountAsync();
        await account.SetOptionAsync(true);
        await account.AddCrowdAsync(contacts);
        await account.AddPhonesAsync();
        await account.AddCampaignsAsync(contacts);
        var site = await host.SignInAsync(account, account.AdministratorId);
        var addresses = new List<string>(Lists);

        // What a probe asks is kept for some seconds, for whoever asks: HealthTests counts it.
        foreach (var row in EndpointTable.Gets.Where(row => !row.Route.StartsWith("/health", StringComparison.Ordinal)))
        {
            addresses.Add(row.AddressFor(await Target.CreateAsync(account, row.Kind)));
        }

        var counts = new Dictionary<string, int>();
        foreach (var address in addresses)
        {
            counts[address] = (await host.Commands.ListenAsync(() => site.GetAsync(address))).Count;
        }

        Assert.Equal([], counts.Where(count => count.Value > Most));
        Assert.True(counts["/administration/contacts"] is >= 3 and <= Most, "The log does not hear the requests.");
    }
}
