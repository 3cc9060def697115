using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Contacts;

/// <summary>Whatever is described of « Informations » is read, written, compared and watched for conflicts.</summary>
public sealed class ContactFieldTests(CoreHost host) : IClassFixture<CoreHost>
{
    public static TheoryData<string> Names => [.. ContactFields.All.Select(one => one.Name)];

    [Fact]
    public void All_Fields_AreThePropertiesOfTheForm() =>
        Assert.Equal(
            typeof(ContactDetails).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
            ContactFields.All.Select(field => field.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Field_AnotherValue_IsTheOneDifference(string name)
    {
        var (one, other) = (Sample.Details(), new ContactDetails());
        other.TakeFrom(one);
        Assert.Empty(other.DifferencesFrom(one));

        Sample.Field(name).Copy(Sample.OtherDetails(), other);

        Assert.Equal(name, Assert.Single(other.DifferencesFrom(one)).Name);
        Assert.Equal(typeof(ContactDetails).GetProperty(name)!.GetValue(other), Sample.Field(name).ValueIn(other));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Field_WrittenIntoARow_IsReadAgain(string name)
    {
        var account = new Account { Code = "FG3", Name = "Compte" };
        var details = Sample.Details();
        Sample.Field(name).Copy(Sample.OtherDetails(), details);

        var contact = ContactDetailsWriter.NewContact(details, account, host.Now);

        Assert.Empty(ContactDetails.Of(contact, account.Code).DifferencesFrom(details));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Field_SavedBySomebodyElse_IsAConflict(string name)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var shown = await account.DetailsOfAsync(id);
        await SaveAsync(account, id, shown, name);
        var mine = new ContactDetails();
        mine.TakeFrom(shown);
        Sample.Field(name == "LastName" ? "FirstName" : "LastName").Copy(Sample.OtherDetails(), mine);

        WriteAssert.Conflict(await account.UnchangedBy(account.AdministratorId, core =>
            core.Informations.UpdateAsync(id, Sample.Edit(mine, shown))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Field_Saved_IsInTheRow(string name)
    {
        var account = await host.CreateAccountAsync();
        var id = await account.AddInvitedContactAsync();
        var shown = await account.DetailsOfAsync(id);

        await SaveAsync(account, id, shown, name);

        Assert.Equal(name, Assert.Single((await account.DetailsOfAsync(id)).DifferencesFrom(shown)).Name);
    }

    private static async Task SaveAsync(TestAccount account, long id, ContactDetails shown, string name)
    {
        var wanted = new ContactDetails();
        wanted.TakeFrom(shown);
        Sample.Field(name).Copy(Sample.OtherDetails(), wanted);
        WriteAssert.Done(await account.AsAdministrator(core => core.Informations.UpdateAsync(id, Sample.Edit(wanted, shown))));
    }
}
