using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

/// <summary>What both providers must answer alike, each in its own words.</summary>
public sealed class ProviderTests(CoreHost host) : IClassFixture<CoreHost>
{
    private static readonly string[] Names = ["Été", "ete"];

    private IDatabaseErrors Errors => host.Services.GetRequiredService<IDatabaseErrors>();

    [Fact]
    public async Task Save_OfANameThatIsThere_IsAUniqueViolation()
    {
        var account = await host.CreateAccountAsync();

        var violation = await account.Inside(core =>
        {
            foreach (var name in Names)
            {
                var label = new Group { AccountId = account.Id };
                label.Rename(name);
                core.Db.Add(label);
            }

            return Assert.ThrowsAsync<DbUpdateException>(() => core.Db.SaveChangesAsync());
        });

        Assert.True(Errors.IsUniqueViolation(violation), violation.ToString());
        Assert.Null(Errors.WhyUnusable(violation));
    }

    [Fact]
    public async Task Save_OfALinkToNothing_IsNoUniqueViolation()
    {
        var account = await host.CreateAccountAsync();

        var violation = await account.Inside(core =>
        {
            core.Db.Add(new ContactGroup { AccountId = account.Id, ContactId = account.AdministratorId, LabelId = long.MaxValue });
            return Assert.ThrowsAsync<DbUpdateException>(() => core.Db.SaveChangesAsync());
        });

        Assert.False(Errors.IsUniqueViolation(violation));
        Assert.True(violation.InnerException is System.Data.Common.DbException failure && TestDatabase.IsForeignKeyViolation(failure));
    }

    [Fact]
    public async Task Login_InOtherLetters_IsTaken()
    {
        var account = await host.CreateAccountAsync();
        await account.AddContactAsync(details => details.LoginName = "Sandra");

        WriteAssert.Invalid(
            await account.AsAdministrator(core => core.Informations.CreateAsync(
                Sample.Details(details => details.LoginName = "SANDRA"), Sample.NoConnectors(), Guid.NewGuid())),
            nameof(ContactDetails.LoginName), "Contact_LoginTaken", account.Code + "SANDRA");
    }
}
