using MailPerformance.Connectors.Browser.Tests.Hosting;
using MailPerformance.Connectors.Core.Connectors;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailPerformance.Connectors.Browser.Tests.Journeys;

/// <summary>The guide's story: an administrator gives a contact the application, on the page « Informations ».</summary>
[Collection(BrowserCollection.Name)]
public sealed class GiveConnectorTests(BrowserSite site)
{
    private const string Use = "Utiliser le connecteur pour iPhone";
    private const string Privilege = "Privilège :";

    [Fact]
    public Task Administrator_gives_a_contact_the_connector_and_sees_it_in_the_list() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Administrator);

        await visitor.OpenContactAsync("Jezo", "Marin");
        await Expect(visitor.Group(Privilege)).ToBeHiddenAsync();
        await visitor.Box(Use).CheckAsync();
        await Expect(visitor.Group(Privilege)).ToBeVisibleAsync();
        await visitor.Choice("Lecture/Ecriture").CheckAsync();
        await visitor.SaveAsync();
        await Expect(visitor.Box(Use)).ToBeCheckedAsync();
        await Expect(visitor.Choice("Lecture/Ecriture")).ToBeCheckedAsync();

        await visitor.OpenMenuAsync("Connecteurs");
        await Expect(visitor.Page.GetByText("1 connecteur configuré")).ToBeVisibleAsync();
        var row = visitor.Row(account.Login("jezo"));
        await Expect(row).ToContainTextAsync("Configuré");
        await Expect(row).ToContainTextAsync("Lecture/Ecriture");
        var connector = Assert.Single(await account.Account.ConnectorsOfAsync(contactId));
        Assert.Equal(ConnectorPrivilege.ReadWrite, connector.Privilege);
    });

    [Fact]
    public Task Forgotten_privilege_is_said_at_the_field_and_nothing_is_saved() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        var visitor = await stage.SignInAsync(account.Administrator);

        await visitor.OpenContactAsync("Jezo", "Marin");
        await visitor.Box(Use).CheckAsync();
        await visitor.Button("Enregistrer").ClickAsync();

        const string Message = "Choisissez le privilège : Lecture ou Lecture/Ecriture.";
        await Expect(visitor.Group(Privilege)).ToHaveAccessibleDescriptionAsync(Message);
        await Expect(visitor.Box(Use)).ToBeCheckedAsync();
        Assert.Empty(await account.Account.ConnectorsOfAsync(contactId));

        // The message at the top leads to the field.
        await visitor.Alert.GetByRole(AriaRole.Link, new() { Name = Message }).ClickAsync();
        await Expect(visitor.Choice("Lecture")).ToBeFocusedAsync();
        await visitor.Choice("Lecture").CheckAsync();
        await visitor.SaveAsync();
        Assert.Equal(ConnectorPrivilege.Read, Assert.Single(await account.Account.ConnectorsOfAsync(contactId)).Privilege);
    });

    [Fact]
    public Task Unticked_connector_is_taken_back_and_the_contact_stays() => site.PlayAsync(async stage =>
    {
        var account = await site.CreateAccountAsync();
        var contactId = await account.AddPersonAsync("Jezo", "Marin");
        await account.Account.AddConnectorAsync(contactId);
        var visitor = await stage.SignInAsync(account.Administrator);

        await visitor.OpenContactAsync("Jezo", "Marin");
        await visitor.Box(Use).UncheckAsync();
        await Expect(visitor.Group(Privilege)).ToBeHiddenAsync();
        await visitor.SaveAsync();

        await Expect(visitor.Box(Use)).Not.ToBeCheckedAsync();
        Assert.Empty(await account.Account.ConnectorsOfAsync(contactId));
        Assert.True(await account.Account.ExistsAsync(contactId));
    });

    [Theory]
    [InlineData("iPad")]
    [InlineData("Android")]
    [InlineData("Windows Phone 7")]
    public Task Coming_platform_is_shown_disabled_and_says_so(string platform) => site.PlayAsync(async stage =>
    {
        var visitor = await stage.SignInDemoAsync("FG3admin");
        await visitor.OpenContactAsync("anton", "anton");
        var box = visitor.Box("Utiliser le connecteur pour " + platform);
        await Expect(box).ToBeDisabledAsync();
        await Expect(box).ToHaveAccessibleDescriptionAsync("Connecteur bientôt disponible");
    });
}
