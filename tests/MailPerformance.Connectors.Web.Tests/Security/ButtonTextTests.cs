using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Tests.Resources;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Security;

/// <summary>Whatever may be asked about before it is done has a name of its own to be asked about with.</summary>
[Collection(SettingsHost.Name)]
public sealed class ButtonTextTests(ConnectorsFactory host)
{
    // The question is an answer of PageController, and any write may lose a campaign its last phone.
    private IReadOnlyList<(string Name, Type Controller, string? Key)> Actions =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
           where action is not null && action.ControllerTypeInfo.IsSubclassOf(typeof(PageController))
           let methods = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
           where methods.Any(method => method is not ("GET" or "HEAD"))
           select (action.DisplayName!, action.ControllerTypeInfo.AsType(), endpoint.Metadata.GetMetadata<ButtonTextAttribute>()?.Key),
    ];

    [Fact]
    public void Walk_EveryActionThatMayBeAskedAbout_HasAName()
    {
        Assert.Equal([], Actions.Where(action => action.Key is null).Select(action => action.Name));
        Assert.True(Actions.Count >= 30, $"Only {Actions.Count} actions were found.");
    }

    [Fact]
    public void Walk_EveryName_IsWhatAButtonOfItsPagesSays() =>
        Assert.Equal([], Actions.Where(action => !SaysIt(action.Controller, action.Key!)).Select(action => $"{action.Name}: {action.Key}"));

    // Labels have one view for their three kinds, which puts the kind before the underscore.
    private static bool SaysIt(Type controller, string key)
    {
        var folder = controller.Namespace!["MailPerformance.Connectors.Web".Length..].Replace('.', '/');
        return new[] { folder, "/Features/Shared" }
            .SelectMany(part => SourceFiles.Under("src/MailPerformance.Connectors.Web" + part, ".cshtml"))
            .Any(view => view.Text.Contains($"\"{key}\"", StringComparison.Ordinal)
                || view.Text.Contains($"kind.Text(\"{key.Split('_')[^1]}\")", StringComparison.Ordinal));
    }
}
