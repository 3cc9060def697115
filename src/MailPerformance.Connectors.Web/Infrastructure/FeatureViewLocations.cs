using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>Finds a view in the folder of its controller, or in Features/Shared.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string FeaturesNamespace = "MailPerformance.Connectors.Web.Features.";
    private const string FolderKey = "feature";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } name }
            && name.StartsWith(FeaturesNamespace, StringComparison.Ordinal))
        {
            context.Values[FolderKey] = name[FeaturesNamespace.Length..].Replace('.', '/');
        }
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values.TryGetValue(FolderKey, out var folder))
        {
            yield return $"/Features/{folder}/{{0}}.cshtml";
        }

        yield return "/Features/Shared/{0}.cshtml";
    }
}
