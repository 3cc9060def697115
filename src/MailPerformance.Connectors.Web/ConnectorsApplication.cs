using FluentValidation;
using FluentValidation.AspNetCore;
using MailPerformance.Connectors.Core;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Commands;
using MailPerformance.Connectors.Web.Demo;
using MailPerformance.Connectors.Web.Features.Administration.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Imports;
using MailPerformance.Connectors.Web.Features.Administration.Journal;
using MailPerformance.Connectors.Web.Features.Administration.Reviews;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Administration.Trash;
using MailPerformance.Connectors.Web.Features.Errors;
using MailPerformance.Connectors.Web.Features.MobileSignIn;
using MailPerformance.Connectors.Web.Features.Profile;
using MailPerformance.Connectors.Web.Features.Settings.Account;
using MailPerformance.Connectors.Web.Features.Settings.Connectors;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Features.SignIn;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Infrastructure.Checks;
using MailPerformance.Connectors.Web.Infrastructure.Exports;
using MailPerformance.Connectors.Web.Infrastructure.Hosting;
using MailPerformance.Connectors.Web.Infrastructure.Keys;
using MailPerformance.Connectors.Web.Infrastructure.Telemetry;
using MailPerformance.Connectors.Web.Jobs;
using MailPerformance.Connectors.Web.Mails;
using MailPerformance.Connectors.Web.MobileApi;
using MailPerformance.Connectors.Web.MobileApi.Document;
using MailPerformance.Connectors.Web.Security;
using MailPerformance.Connectors.Web.Security.KeptForms;
using MailPerformance.Connectors.Web.Security.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;

namespace MailPerformance.Connectors.Web;

/// <summary>Puts the application together: what it is made of, and what a request goes through.</summary>
public static class ConnectorsApplication
{
    /// <summary>Does what the arguments say: a command, or serving until somebody stops it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="CannotStartException">A setting makes no sense, or the database cannot be used.</exception>
    public static async Task<int> RunConnectorsAsync(this WebApplicationBuilder builder, string[] args)
    {
        if (DoctorCommand.IsDoctor(args))
        {
            return await DoctorCommand.RunAsync(builder, args);
        }

        builder.AddConnectors();

        await using var app = builder.Build();
        if (ConnectorsCommands.IsCommand(args))
        {
            return await ConnectorsCommands.RunAsync(app.Services, args);
        }

        app.UseConnectors();
        await app.RunAsync();
        return 0;
    }

    /// <param name="refused">
    /// Hears of each setting that makes no sense, and the rest is added all the same; null: the first one is thrown.
    /// </param>
    /// <exception cref="CannotStartException">A setting makes no sense.</exception>
    public static void AddConnectors(this WebApplicationBuilder builder, Action<CannotStartException>? refused = null)
    {
        var services = builder.Services;

        // Before data protection reads its keys: hosted services start in the order of their registration.
        services.AddHostedService<DatabaseStartup>();
        builder.AddSettings(refused);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // BodyLimits has ours.
            kestrel.Limits.MaxRequestBufferSize = 128 * 1024; // What a connection holds of a body that nobody reads.
        });
        services.AddConnectorsLogging(builder.Configuration, builder.Environment);
        services.AddSingleton<BodyReaders>();
        services.AddSingleton<DemoData>().AddSingleton<DemoCrowd>();
        services.AddConnectorsKeys();
        services.AddConnectorsCore().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = PasswordLinks.Lifetime);
        services.AddSignIn(builder.Environment);
        services.AddMobileSignIn(builder.Configuration, builder.Environment);
        services.AddMobileApi();
        services.AddMails(builder.Configuration, builder.Environment);
        services.AddJobs(builder.Configuration, builder.Environment);
        services.AddRights();
        services.AddPages(builder.Environment);
        services.AddStrictTransport();
        services.AddSingleton<ReadyReport>();
        services.AddSingleton<PublicAddress>();
        services.AddReaders();
        services.AddPageSecurityHeaders();
        services.AddAnswerCompression();
        services.AddScoped<InvitationLookup>().AddScoped<RefusedPage>().AddScoped<AccountEvents>();
        services.AddSingleton<AccountWatches>().AddScoped<AccountStateReader>();
        services.Configure<ReviewOptions>(builder.Configuration.GetSection(ReviewOptions.Section));
        services.Configure<JournalOptions>(builder.Configuration.GetSection(JournalOptions.Section));
        services.Configure<TrashOptions>(builder.Configuration.GetSection(TrashOptions.Section));
        if (builder.Environment.IsDevelopment())
        {
            services.AddHostedService<DemoBanner>();
        }
    }

    // What may make no sense, each by itself.
    private static void AddSettings(this WebApplicationBuilder builder, Action<CannotStartException>? refused)
    {
        var (services, configuration, environment) = (builder.Services, builder.Configuration, builder.Environment);
        Action[] steps =
        [
            () => configuration.AddSecretFiles(SecretFiles.OfProcess()),
            () => services.AddConnectorsDatabase(configuration, environment),
            () => services.AddWriteSettings(configuration),
            () => services.AddSignInSettings(configuration),
            () => services.AddRequestLimits(configuration),
            () => services.AddSingleton(LiveSettings.Read(configuration)),
            () => PublicAddress.Check(configuration, environment),
            () => services.AddKnownProxies(configuration),
            () => services.AddSingleton(HealthSettings.Read(configuration)),
            () => services.AddSingleton(SecuritySettings.Read(configuration)),
            () => services.AddGracefulStop(configuration),
            () => services.AddKeyCertificates(configuration, environment),
            () => services.AddTelemetry(configuration),
        ];
        foreach (var step in steps)
        {
            try
            {
                step();
            }
            catch (CannotStartException refusal) when (refused is not null)
            {
                refused(refusal);
            }
        }
    }

    // What pages read that is longer than an action should be.
    private static void AddReaders(this IServiceCollection services)
    {
        services.AddSingleton<ContactListMemory>();
        services.AddScoped<ContactList>().AddScoped<ContactListReader>().AddScoped<ContactFacetReader>();
        services.AddScoped<WhyPart>().AddScoped<FirstLinkReader>().AddScoped<InformationsPage>().AddScoped<ContactSummaryReader>()
            .AddScoped<SelectionPage>().AddScoped<RolePage>().AddScoped<AccountPage>();
        services.AddScoped<JournalSource>().AddScoped<JournalList>().AddScoped<JournalExport>();
        services.AddScoped<ExportWriter>().AddScoped<ListExport>().AddScoped<RightsRegister>();
        services.AddScoped<ContactExport>().AddScoped<ConnectorExport>();
        services.AddScoped<BatchPage>().AddScoped<BatchResult>().AddScoped<ImportPage>().AddScoped<ImportTemplate>();
        services.AddScoped<TrashList>();
        services.AddScoped<OwnData>();
        services.AddScoped<AccessReviewPage>();
        services.AddScoped<ConnectorList>().AddScoped<ConnectorGrants>().AddScoped<AddConnectorPage>().AddScoped<ReviewPage>();
    }

    public static void UseConnectors(this WebApplication app)
    {
        ModelAhead.Begin(app.Services);
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseNothingKept();
        app.UseSaidCharset();
        app.UseResponseCompression();
        if (!app.Environment.IsDevelopment())
        {
            app.UseStrictTransport();
            app.UseHttpsForPages();
        }

        app.UseConnectorsRequestLog();
        app.UseExceptionHandler(ErrorPages.ForExceptions());
        app.UseStatusCodePagesWithReExecute(ErrorAddresses.OfStatus);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHttpsForPrograms();
        }

        app.UseMiddleware<BusyAnswers>();
        app.UseMiddleware<UnreadableBodies>();
        app.UsePlatformIcons();
        app.UseKeptForms();
        app.UseRouting();
        app.UseRequestRoute();
        app.UseCircumstances();
        app.UseAuthentication();
        app.UseRequestLocalization();
        app.UseRestoredForms();
        app.UseAuthorization();
        app.UseSecondFactorDemands();
        app.UseRateLimiter();

        app.MapStaticAssets().ShortCircuit();
        app.MapControllers().WithStaticAssets();
        app.MapApiDocument();
        app.MapUnknownApiAddresses();
        app.MapFallback(MobileSignInAddresses.Unknown, context =>
        {
            // For programs: no page to sign in on.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
        app.MapHealth();
        app.MapSecurityText();
    }

    private static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddScoped<KnownBrowsers>();
        services.AddSingleton<KeptFormBox>();
        services.AddScoped<BrowserSession>().AddScoped<StepUp>();
        services.AddScoped<SignedIn>().AddScoped<PasskeyCeremony>().AddScoped<SecondFactorPage>();
        services.AddScoped<IPasskeyHandler<Contact>, PasskeyHandler<Contact>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>(PasskeySettings.Configure);
        services.AddScoped<SignedInCookieEvents>();
        services.AddHostedService<SessionUseKeeper>();
        services.AddScoped<IUserClaimsPrincipalFactory<Contact>, ContactPrincipalFactory>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.LoginPath = SignInAddresses.SignIn;
            cookie.ReturnUrlParameter = "retour";
            cookie.Cookie.Name = SiteCookies.NameOf("connecteurs", environment);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = SiteCookies.PolicyOf(environment);
            cookie.ExpireTimeSpan = Session.Lifetime;
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(SignedInCookieEvents);
        }).AddSecondStep(environment);
    }

    private static void AddRights(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPermissionPolicies(PermissionCatalogue.All);
    }

    private static void AddPages(this IServiceCollection services, IHostEnvironment environment)
    {
        var secure = SiteCookies.PolicyOf(environment);
        services.Configure<RequestLocalizationOptions>(ReaderCulture.Configure);
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = SiteCookies.NameOf("connecteurs.message", environment);
            options.Cookie.SecurePolicy = secure;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SiteCookies.NameOf("connecteurs.formulaire", environment);
            options.Cookie.SecurePolicy = secure;
        });
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add(new InvalidQueryFilter());
            options.Filters.Add<CoverageConsentFilter>();
            options.Filters.Add<EffectFilter>();
            options.Filters.Add<KeptFormFilter>();
            options.Filters.Add<ProofFilter>();
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            ModelBindingTexts.Configure(options.ModelBindingMessageProvider);

            // The address says which row is meant; a field of the same name in the form does not.
            options.ValueProviderFactories.RemoveType<RouteValueProviderFactory>();
            options.ValueProviderFactories.Insert(0, new RouteValueProviderFactory());
        });
        services.AddFluentValidationAutoValidation(options => options.DisableDataAnnotationsValidation = true);
        services.AddValidatorsFromAssemblyContaining<Texts>();
    }
}
