using System.Globalization;
using System.Security.Claims;
using MailPerformance.Connectors.Benchmarks.Application;
using MailPerformance.Connectors.Benchmarks.Beside.Hand;
using MailPerformance.Connectors.Benchmarks.Beside.Plain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailPerformance.Connectors.Benchmarks.Beside;

/// <summary>
/// The two that ours is compared with, in a process of their own: below <c>/hand</c> what can be written over ADO.NET without any
/// framework, below <c>/plain</c> what MVC, EF and Razor make of the simplest code. Both look at each request whether its cookie is still
/// good, with one command, as ours does.
/// </summary>
internal static class ContenderApplication
{
    public const string Word = "contenders";
    public const string Hand = "/hand";
    public const string Plain = "/plain";
    public const string SignIn = "/sign-in";

    public static async Task RunAsync(Options options)
    {
        var file = options.Text("--file", "");
        SqlCounter.Begin(options.Text("--counts", ""));
        var builder = WebApplication.CreateBuilder(["--urls", options.Text("--urls", "http://127.0.0.1:0")]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.AddSingleton(new HandConnections(file)).AddSingleton<HandPages>();
        builder.Services.AddDbContextPool<PlainDbContext>(db => db.UseSqlite($"Data Source={file}"));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => cookie.Events.OnValidatePrincipal = CheckAsync);
        builder.Services.AddAuthorization();
        builder.Services.AddControllersWithViews().ConfigureApplicationPartManager(KeepOwnParts);
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet(SignIn, SignInAsync);
        app.MapHand();
        app.MapControllers().RequireAuthorization();
        await app.RunAsync();
    }

    // This assembly refers to the product, whose pages are not meant here.
    private static void KeepOwnParts(ApplicationPartManager parts)
    {
        var own = typeof(ContenderApplication).Assembly.GetName().Name;
        foreach (var part in parts.ApplicationParts.Where(part => part.Name != own).ToList())
        {
            parts.ApplicationParts.Remove(part);
        }
    }

    private static async Task SignInAsync(HttpContext context, PlainDbContext db)
    {
        var contact = await db.Contacts.SingleAsync(found => found.UserName == Sampled.Administrator);
        var identity = new ClaimsIdentity(
            [new("id", contact.Id.ToString(CultureInfo.InvariantCulture)), new("stamp", contact.SecurityStamp)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
    }

    // One command with the contact's id and stamp: the reader, or nobody.
    private static async Task CheckAsync(CookieValidatePrincipalContext cookie)
    {
        var id = long.Parse(cookie.Principal!.FindFirstValue("id")!, CultureInfo.InvariantCulture);
        var stamp = cookie.Principal!.FindFirstValue("stamp")!;
        var services = cookie.HttpContext.RequestServices;
        var reader = cookie.Request.Path.StartsWithSegments(Hand)
            ? services.GetRequiredService<HandPages>().ReaderOf(id, stamp)
            : await services.GetRequiredService<PlainDbContext>().Contacts
                .Where(contact => contact.Id == id && contact.SecurityStamp == stamp && contact.LockedAt == null)
                .Select(contact => new SignedInReader(contact.Id, contact.AccountId, contact.RowsPerTable, contact.Account.WriteSequence))
                .SingleOrDefaultAsync();
        if (reader is null)
        {
            cookie.RejectPrincipal();
            return;
        }

        cookie.HttpContext.Features.Set(reader);
    }
}

/// <summary>Whoever is signed in, as each page needs it.</summary>
internal sealed record SignedInReader(long Id, long AccountId, int Rows, long WriteSequence);
