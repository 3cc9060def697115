using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Tests.Resources;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Security.StepUps;

/// <summary>Actions that want a proof without writing anything say so in one line.</summary>
public sealed partial class FreshProofTests(FreshProofFactory host) : IClassFixture<FreshProofFactory>
{
    [Theory]
    [InlineData("/essais/export", "little", true)]
    [InlineData("/essais/export-selon", "all", true)]
    [InlineData("/essais/export-selon", "little", false)]
    public async Task Post_WithAnOldProof_IsAskedAboutWhereTheActionSaysSo(string address, string what, bool isAsked)
    {
        var account = await host.CreateAccountAsync();
        var site = await host.SignInAsync(account, account.AdministratorId);
        Assert.Equal("everything " + what, (await site.PostByHandAsync(address, form => form.Set("what", what))).Html);
        host.Time.Advance(Actor.ProofLifetime + TimeSpan.FromSeconds(1));

        var page = await site.PostByHandAsync(address, form => form.Set("what", what));
        if (isAsked)
        {
            PageAssert.Is(HttpStatusCode.Forbidden, page);
            Assert.Equal(Words.Web("StepUp_Action", Words.Web("Save")), page.Element(".notice-title").TextContent);
            page = await site.SubmitAsync(page, form => form.Set(SessionProof.PasswordField, "wrong"), address);
            PageAssert.FieldError(page, SessionProof.PasswordField, Words.Core("Identity_PasswordMismatch"));
            page = await site.SubmitAsync(page, form => form.Set(SessionProof.PasswordField, Sample.Password), address);
        }

        Assert.Equal("everything " + what, page.Html);
    }

    // The page that asks sends a post, and it is an answer of PageController with the name of the action's button.
    [Fact]
    public void Walk_EveryActionThatSaysSo_IsAPostOfAPage()
    {
        var actions = host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<FreshProofAttribute>() is not null).ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, action =>
        {
            Assert.Equal(["POST"], action.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods);
            var controller = action.Metadata.GetRequiredMetadata<ControllerActionDescriptor>().ControllerTypeInfo;
            Assert.True(controller.IsSubclassOf(typeof(PageController)));
            Assert.NotNull(action.Metadata.GetMetadata<ButtonTextAttribute>());
        });
    }

    [Fact]
    public void Views_WithPasswords_HaveNoneThatAPageCarries()
    {
        var fields = SourceFiles.Under("src/MailPerformance.Connectors.Web/Features", ".cshtml")
            .SelectMany(view => Field().Matches(view.Text)).Where(field => field.Value.Contains("type=\"password\""))
            .Select(field => field.Groups[1].Value.Split('.')[^1]).Distinct().ToList();

        Assert.True(fields.Count > 2, string.Join(", ", fields));
        Assert.Equal([], fields.Where(field => !CarriedPost.Secrets.Contains(field)));
    }

    [GeneratedRegex("""<field for="([\w.]+)"[^>]*>""")]
    private static partial Regex Field();
}
