using System.Globalization;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Features.SignIn;

/// <summary>How often passwords are tried from one address or network.</summary>
public sealed class AttemptsTests
{
    [Fact]
    public async Task Post_TooOftenFromOneAddress_Is429_WhoeverIsTried()
    {
        await using var strict = new StrictFactory();
        var site = strict.Anonymous();
        HttpStatusCode last = default;
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var page = await site.PostByHandAsync("/connexion", form => form.Set("Login", $"FG3nobody{attempt}"));
            last = page.Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        var told = await site.PostByHandAsync("/connexion", _ => { });
        PageAssert.Refused(HttpStatusCode.TooManyRequests, told, Words.Web("Error_429_Title"));
        Assert.NotNull(told.Response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("2001:db8:1:2::", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:1:", HttpStatusCode.BadRequest)]
    public async Task Post_TooOftenFromOneNetworkOf64Bits_Is429_WhateverAddressesItHas(string network, HttpStatusCode sixth)
    {
        await using var strict = new StrictFactory();
        var site = strict.Anonymous();
        HttpStatusCode last = default;
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            var address = network.EndsWith("::", StringComparison.Ordinal) ? $"{network}{attempt}" : $"{network}{attempt}::1";
            site.Client.DefaultRequestHeaders.Remove(StrictFactory.Address);
            site.Client.DefaultRequestHeaders.Add(StrictFactory.Address, address);
            last = (await site.PostByHandAsync("/connexion", form => form.Set("Login", $"FG3nobody{attempt}"))).Status;
        }

        Assert.Equal(sixth, last);
    }

    [Theory]
    [InlineData("2001:db8:1:{0}::1", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:{0}:1::1", HttpStatusCode.BadRequest)]
    public async Task Post_TooOftenFromOneSiteOfIPv6_Is429_WhateverNetworksItHas(string addresses, HttpStatusCode last)
    {
        await using var strict = new StrictFactory();
        var site = strict.Anonymous();
        TestPage page = null!;
        for (var attempt = 0; attempt <= 5 * CallerNetwork.SiteTimes; attempt++)
        {
            site.Client.DefaultRequestHeaders.Remove(StrictFactory.Address);
            site.Client.DefaultRequestHeaders.Add(
                StrictFactory.Address, string.Format(CultureInfo.InvariantCulture, addresses, 100 + attempt));
            page = await site.PostAsync("/connexion", new TestForm());
        }

        PageAssert.Is(last, page);
    }

    private sealed class StrictFactory : ConnectorsFactory
    {
        public const string Address = "X-Test-Address";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SignIn:AttemptsPerMinute", "5");
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Addresses>());
        }

        // A request in memory comes from nowhere, unless it says so.
        private sealed class Addresses : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((context, following) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Address], out var from) ? from : null;
                    return following(context);
                });
                next(app);
            };
        }
    }
}
