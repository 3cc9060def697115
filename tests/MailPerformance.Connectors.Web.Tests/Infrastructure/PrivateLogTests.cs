using MailPerformance.Connectors.Web.Tests.Mails;
using Serilog.Events;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>Whatever people and phones do, with the settings of an installation or of a developer: the log holds ids and no more.</summary>
public sealed class PrivateLogTests
{
    // Numbers and letters by chance, among which a short code could be found by chance.
    private static readonly string[] Chance = ["Elapsed", "RequestId", "ConnectionId", "ActionId"];

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task EverythingThatCanBeDone_LeavesNoSecretAndNoPersonalDataInTheLog(string environment)
    {
        await using var mails = new SmtpSink();
        await using var host = new PrivateLogFactory(environment, mails.Port);

        var secrets = await new PrivateStory(host, mails).RunAsync();

        var lines = host.Events.Select(TextOf).ToList();
        Assert.Equal(
            [],
            from secret in secrets
            from line in lines
            where line.Contains(secret, StringComparison.OrdinalIgnoreCase)
            select $"«{secret}» in: {line}");
        Assert.Equal(
            [], PrivateStory.Routes.Where(route => !lines.Exists(line => line.Contains($" \"{route}\" ", StringComparison.Ordinal))));
        Assert.Contains(lines, line => line.Contains("attempt 1: \"MailRefusedException < SmtpCommandException", StringComparison.Ordinal));
    }

    private static string TextOf(LogEvent entry) => string.Join(
        ' ', [entry.RenderMessage(null), .. entry.Properties.Where(pair => !Chance.Contains(pair.Key)), entry.Exception]);
}
