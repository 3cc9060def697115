using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.Home;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Features.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Primitives;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Security.KeptForms;

/// <summary>
/// A form that is sent when its session is over is not lost, whichever page it is of. Its sender gets the page of the sign-in, which carries
/// what was typed; whoever has signed in sends it again with the same request (307), and it is looked at as if it had just come, by the one
/// contact and browser that its antiforgery token is good for. <see cref="KeptFormFilter"/> then shows the form, and saves nothing.
/// </summary>
public static class KeptFormSteps
{
    private static readonly object AskedMark = new();
    private static readonly object CarriedMark = new();
    private static readonly object RestoredMark = new();

    /// <summary>What the page of the sign-in carries; null: it was opened by itself.</summary>
    public static CarriedForm? CarriedBy(HttpContext context) => context.Items[CarriedMark] as CarriedForm;

    /// <summary>The form that this request takes up again; null: it takes up none.</summary>
    public static KeptForm? RestoredBy(HttpContext context) => context.Items[RestoredMark] as KeptForm;

    /// <summary>Nobody is signed in any more who posts a form: it is kept. False: it is none that a page of ours has shown to somebody.</summary>
    public static bool Keep(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || EffectStep.IsRehearsal(request)
            || !request.Form.ContainsKey(KeptForm.TokenField))
        {
            return false;
        }

        context.Items[AskedMark] = true;
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return true;
    }

    /// <summary>Before routing: shows the page of the sign-in where a form was kept.</summary>
    public static void UseKeptForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Items.Remove(AskedMark) && !context.Response.HasStarted)
        {
            await ShowSignInAsync(context, next);
        }
    });

    /// <summary>After authentication: takes a kept form up again.</summary>
    public static void UseRestoredForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!IsBroughtBack(context))
        {
            await next(context);
            return;
        }

        var request = context.Request;
        var kept = context.RequestServices.GetRequiredService<KeptFormBox>().Open(request.Form[KeptFormBox.Field]);
        if (kept is null || kept.Address != KeptForm.AddressOf(request))
        {
            Leave(context);
            return;
        }

        // What was typed is not to be seen by whoever else has signed in since.
        request.Form = new FormCollection(
            kept.Fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
                .ToDictionary(values => values.Key, values => new StringValues([.. values])));
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            Leave(context);
            return;
        }

        context.Items[RestoredMark] = kept;
        await next(context);
    });

    private static bool IsBroughtBack(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.Request.HasFormContentType
        && context.Request.Form.ContainsKey(KeptFormBox.Field)
        && !context.Request.Path.StartsWithSegments(SignInAddresses.SignIn)
        && context.RequestServices.GetRequiredService<CurrentAccount>().Contact is not null;

    private static void Leave(HttpContext context)
    {
        var notices = context.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context);
        notices[PageController.NoticeKey] = T("Kept_NotYours");
        notices.Save();
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = HomeAddresses.Home;
    }

    private static async Task ShowSignInAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var box = context.RequestServices.GetRequiredService<KeptFormBox>();

        // A second time without a session: the same form, not the password that was to open it.
        var brought = request.Form[KeptFormBox.Field].FirstOrDefault();
        var text = box.Open(brought) is null ? box.Close(request) : brought;
        context.Items[CarriedMark] = new CarriedForm(text, KeptForm.BackOf(request));
        var (path, query, method) = (request.Path, request.QueryString, request.Method);
        try
        {
            context.SetEndpoint(null);
            request.RouteValues.Clear();
            request.ContentType = null;
            request.Form = FormCollection.Empty;
            (request.Path, request.QueryString, request.Method) = (SignInAddresses.SignIn, QueryString.Empty, HttpMethods.Get);
            await next(context);
        }
        finally
        {
            (request.Path, request.QueryString, request.Method) = (path, query, method);
        }
    }
}

/// <param name="Text">See <see cref="KeptFormBox"/>; null: the form was too long to be carried.</param>
/// <param name="BackAddress">The page of the form.</param>
public sealed record CarriedForm(string? Text, string BackAddress);
