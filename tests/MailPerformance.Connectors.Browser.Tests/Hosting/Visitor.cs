using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>Somebody at a browser. Everything is found as people and screen readers find it: by role and name.</summary>
public sealed class Visitor(IPage page)
{
    private readonly Complaints _complaints = new(page.Context);

    public IPage Page { get; } = page;

    public IEnumerable<string> Complaints => _complaints.All;

    /// <summary>The message that a page begins with after something was done.</summary>
    public ILocator Notice(string text) => Page.GetByRole(AriaRole.Status).Filter(new() { HasText = text });

    public ILocator Alert => Page.GetByRole(AriaRole.Alert);

    public ILocator Link(string name) => ByName(AriaRole.Link, name);

    public ILocator Button(string name) => ByName(AriaRole.Button, name);

    public ILocator Field(string name) => ByName(AriaRole.Textbox, name);

    public ILocator Number(string name) => ByName(AriaRole.Spinbutton, name);

    public ILocator List(string name) => ByName(AriaRole.Combobox, name);

    public ILocator Search(string name) => ByName(AriaRole.Searchbox, name);

    public ILocator Group(string name) => ByName(AriaRole.Group, name);

    public ILocator Heading(string name) => ByName(AriaRole.Heading, name);

    /// <summary>A check box; what its label says after the name is a hint.</summary>
    public ILocator Box(string name) => ByBeginning(AriaRole.Checkbox, name);

    /// <summary>A radio button; what its label says after the name is a hint.</summary>
    public ILocator Choice(string name) => ByBeginning(AriaRole.Radio, name);

    public ILocator Row(string text) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    public ILocator Menu => Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal", Exact = true });

    public ILocator MenuLink(string name) => Menu.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Step(string name) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Etapes" })
        .GetByRole(AriaRole.Link, new() { Name = name });

    public ILocator Tab(string name) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages du contact" })
        .GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>Opens an address; the answer is its status.</summary>
    public async Task<int> OpenAsync(string address) => (await Page.GotoAsync(address))!.Status;

    public async Task SignInAsync(string login, string password)
    {
        await OpenAsync("/connexion");
        await FillSignInAsync(login, password);
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(new Regex("Bonjour|Hello"));
    }

    public async Task FillSignInAsync(string login, string password)
    {
        await Field("Utilisateur").FillAsync(login);
        await Field("Mot de passe").FillAsync(password);
        await Button("Se connecter").ClickAsync();
    }

    public async Task OpenMenuAsync(string name)
    {
        await MenuLink(name).ClickAsync();
        await Assertions.Expect(MenuLink(name)).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <summary>Chooses from the menu « ⋯ » of somebody's row.</summary>
    public async Task ChooseAsync(string whose, string action)
    {
        await Page.Locator("summary").Filter(new() { HasText = $"Actions pour {whose}" }).ClickAsync();
        await Link(action).ClickAsync();
    }

    /// <summary>From the list of contacts to one of them.</summary>
    /// <summary>Opens the page « Informations » of the contact, by the list and the page that it leads to.</summary>
    public async Task OpenContactAsync(string firstName, string lastName)
    {
        await OpenMenuAsync("Contacts");
        await Link($"{lastName} {firstName}").ClickAsync();
        await Assertions.Expect(Heading($"{firstName} {lastName}")).ToBeVisibleAsync();
        await Tab("Informations").ClickAsync();
        await Assertions.Expect(Group("Connecteurs Mobile")).ToBeVisibleAsync();
    }

    /// <summary>Where the step before shows what saving does, its button as well.</summary>
    public async Task SaveAsync()
    {
        await Button("Enregistrer").ClickAsync();
        var step = Page.Locator("form[data-effect-step] .button-primary");
        await Assertions.Expect(Notice("Enregistré").Or(step).First).ToBeVisibleAsync();
        if (await step.IsVisibleAsync())
        {
            await step.ClickAsync();
        }

        await Assertions.Expect(Notice("Enregistré")).ToBeVisibleAsync();
    }

    private ILocator ByName(AriaRole role, string name) => Page.GetByRole(role, new() { Name = name, Exact = true });

    // Playwright writes the expression between slashes: one inside must be escaped.
    private ILocator ByBeginning(AriaRole role, string name) =>
        Page.GetByRole(role, new() { NameRegex = new Regex($@"^{Regex.Escape(name).Replace("/", @"\/")}(\s|$)") });
}
