using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Web.Tests.Security.Headers;

/// <summary>Every kind of answer has the headers of <see cref="AnswerTable"/>: a new one, or one that is gone, is found here.</summary>
public sealed class AnswerHeaderTests(AnswerWorld world) : IClassFixture<AnswerWorld>
{
    public static TheoryData<string> All => [.. AnswerTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Answer_OfEachKind_HasTheseHeadersAndNoOthers(string name)
    {
        var row = AnswerTable.Rows.Single(row => row.Name == name);

        using var answer = await row.Ask(world);

        Assert.Equal(row.Status, (int)answer.StatusCode);
        var (expected, present) = (row.Expected(), AnswerRow.LinesOf(answer));
        Assert.True(
            expected.Count == present.Count && expected.Zip(present).All(pair => IsAs(pair.First, pair.Second)),
            $"""
            {name}
            expected and missing:
            {string.Join('\n', expected.Where(line => !present.Any(other => IsAs(line, other))))}
            there and not expected:
            {string.Join('\n', present.Where(line => !expected.Any(other => IsAs(other, line))))}
            """);
    }

    [Fact]
    public async Task Answer_ToEveryGet_HasTheCommonHeaders()
    {
        // What an answer may say for itself.
        string[] own = ["Cache-Control", "Content-Security-Policy", "Referrer-Policy"];
        var common = AnswerTable.Common.Where(line => !own.Contains(line.Split(':')[0])).ToList();
        var missing = new List<string>();
        var site = await world.SignInAsync(world.Account.AdministratorId);
        foreach (var row in EndpointTable.Gets)
        {
            using var answer = await site.Client.GetAsync(row.AddressFor(await Target.CreateAsync(world.Account, row.Kind)));
            var present = AnswerRow.LinesOf(answer);
            missing.AddRange(common.Where(line => !present.Contains(line)).Select(line => $"{row.Name}: {line}"));
        }

        Assert.Empty(missing);
    }

    private static bool IsAs(string expected, string present) =>
        Regex.IsMatch(present, $"^{Regex.Escape(expected).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline);
}
