using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

/// <summary>A page far down the list is the right one and costs what the first one costs, whatever has been read before.</summary>
[Collection(AdministrationHost.Name)]
public sealed partial class PagingTests(ConnectorsFactory host)
{
    private const string Url = "/administration/contacts";
    private const int Crowd = 1_400;
    private const int PageSize = 25;

    [Theory]
    [InlineData("nom")]
    [InlineData("prenom")]
    [InlineData("utilisateur")]
    [InlineData("fin")]
    public async Task Get_PagesInAnyTurn_AreThoseOfTheWholeOrder(string sort)
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(Crowd);
        foreach (var descending in new[] { false, true })
        {
            var logins = await account.Inside(core =>
                ContactSorts.Of(sort).Order.Sort(core.Db.Contacts, descending).Select(contact => contact.UserName!).ToListAsync());
            foreach (var number in new[] { 30, 31, 30, 57, 2, 1, 56, 29, 50 })
            {
                var page = await admin.GetAsync($"{Url}?tri={sort}&sens={(descending ? "desc" : "asc")}&page={number}");

                Assert.Equal(logins.Skip((number - 1) * PageSize).Take(PageSize), page.Logins());
            }
        }
    }

    [Fact]
    public async Task Get_PageBehindAKnownPlace_BeginsThereUntilSomethingIsWritten()
    {
        var (account, admin) = await host.SetUpAsync();
        await account.AddCrowdAsync(Crowd);

        Assert.False(await IsFromPlaceAsync(admin, 50));
        Assert.True(await IsFromPlaceAsync(admin, 51));
        await account.AddContactAsync(details => details.LastName = "Avant");
        Assert.False(await IsFromPlaceAsync(admin, 51));
    }

    [Fact]
    public async Task Get_ContactsAddedAndDeleted_AreCountedAtOnce()
    {
        var (account, admin) = await host.SetUpAsync();
        Assert.Contains(Total(1), (await admin.GetAsync(Url)).Text);

        var id = await account.AddContactAsync();
        Assert.Contains(Total(2), (await admin.GetAsync(Url)).Text);

        WriteAssert.Done(await account.AsAdministrator(core => core.Contacts.DeleteAsync(id)));
        Assert.Contains(Total(1), (await admin.GetAsync(Url)).Text);
    }

    [SqliteTheory]
    [InlineData("nom", "IX_Contacts_AccountId_NormalizedLastName_NormalizedFirstName_Id (AccountId=? AND NormalizedLastName{0}?)")]
    [InlineData("prenom", "IX_Contacts_AccountId_NormalizedFirstName_NormalizedLastName_Id (AccountId=? AND NormalizedFirstName{0}?)")]
    [InlineData("utilisateur", "IX_Contacts_AccountId_NormalizedUserName (AccountId=? AND NormalizedUserName{0}?)")]
    [InlineData("fin", "IX_Contacts_AccountId_ValidUntilOrder_Id (AccountId=? AND ValidUntilOrder{0}?)")]
    [InlineData("connexion", "IX_Contacts_AccountId_LastSignInOrder_Id (AccountId=? AND LastSignInOrder{0}?)")]
    public async Task From_OnSqlite_IsOneRangeOfTheIndexWithoutSorting(string sort, string index)
    {
        var (account, _) = await host.SetUpAsync();
        var place = new ContactPlace(1000, "FOULE 01000", "CAMILLE", "FG3FOULE1000", "9999-12-31", "2026-06-15T10:00:00", 1001);
        foreach (var descending in new[] { false, true })
        {
            var order = ContactSorts.Of(sort).Order;
            var plan = await account.Inside(core => QueryPlan.OfAsync(
                core.Db,
                order.Sort(order.From(core.Db.Contacts, place, descending), descending).Skip(10).Take(PageSize)
                    .Select(contact => contact.LastName)));

            Assert.EndsWith(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, index, descending ? "<" : ">"), Assert.Single(plan));
        }
    }

    private static string Total(int count) => Words.In("fr", () => Texts.Plural("Contacts_Total", count));

    // Whether the page was read from a place instead of from the beginning. No contact is counted with it, far down or not.
    private async Task<bool> IsFromPlaceAsync(TestSite admin, int number)
    {
        var commands = await host.Commands.ListenAsync(() => admin.GetAsync($"{Url}?page={number}"));
        Assert.DoesNotContain(
            commands,
            command => command.Contains("COUNT(*)", StringComparison.Ordinal) && command.Contains("OFFSET", StringComparison.Ordinal));
        return commands.Any(command => FromPlace().IsMatch(command));
    }

    // Each provider has quotes of its own.
    [GeneratedRegex("""NormalizedLastName["\]] >=""")]
    private static partial Regex FromPlace();
}
