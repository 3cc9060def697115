using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Web.Commands;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Files of campaigns.</summary>
public sealed class CampaignImportTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-import-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_JsonAndCsv_SayTheSame()
    {
        var json = Read("a.json", """
            [{"key":"k1","name":"Été; 1","subject":"Ob\"jet","category":"Soldes",
              "state":"sent","scheduledAt":"2026-06-01T10:00:00+02:00","stateAt":"2026-06-01T11:00:00Z",
              "series":[{"at":"2026-06-01T08:30:00Z","targeted":10,"sent":5,"delivered":5},
                {"at":"2026-06-01T09:00:00Z","targeted":10,"sent":10,"delivered":9,"bounces":1,"opens":3,"clicks":1}]},
             {"key":"k2","name":"Brouillon","state":"Draft"}]
            """);
        const string Csv = """
            key;name;subject;category;state;scheduledAt;stateAt;at;targeted;sent;delivered;bounces;opens;clicks
            k1;"Été; 1";"Ob""jet";Soldes;sent;2026-06-01T10:00:00+02:00;2026-06-01T11:00:00Z;2026-06-01T08:30:00Z;10;5;5;;;
            k1;"Été; 1";"Ob""jet";Soldes;sent;2026-06-01T10:00:00+02:00;2026-06-01T11:00:00Z;2026-06-01T09:00:00Z;10;10;9;1;3;1
            k2;Brouillon;;;Draft;;;;;;;;;
            """;
        var csv = Read("b.csv", "\ufeff" + Csv);

        Assert.Equal(json.Select(Shown), csv.Select(Shown));
        Assert.Equal((2, new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc)), (json[0].Points.Count, json[0].ScheduledAt!.Value));
    }

    [Theory]
    [InlineData("a.json", "[{\"key\":\"k\",\"nom\":\"x\"}]", "nom")]
    [InlineData("a.json", "[{\"key\":\"k\"", "")]
    [InlineData("a.json", "[{\"key\":\"k\",\"scheduledAt\":\"demain\"}]", "[0], scheduledAt: 'demain'")]
    [InlineData("a.csv", "key,nom\nk,x\n", "Unknown column 'nom'")]
    [InlineData("a.csv", "key,name,at,sent\nk,x,2026-06-01T10:00:00Z,beaucoup\n", "line 2, sent: 'beaucoup'")]
    [InlineData("a.json", "[{\"key\":\"k\"},null]", "[1]: null is not a campaign")]
    [InlineData("a.json", "[{\"key\":\"k\",\"series\":[null]}]", "[0].series[0]: null is not a point")]
    [InlineData("a.txt", "", ".txt")]
    public void Read_WhatCannotBeRead_SaysWhere(string name, string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Read(name, text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("3")]
    [InlineData("Draft,Validated")]
    [InlineData("")]
    public void Read_StateThatIsNoName_IsNone(string state) =>
        Assert.Null(Assert.Single(Read("a.json", $"[{{\"key\":\"k\",\"state\":\"{state}\"}}]")).State);

    private static string Shown(ImportedCampaign row) =>
        $"{row.Key}|{row.Name}|{row.Subject ?? ""}|{row.Category}|{row.State}|{row.ScheduledAt:O}|{row.StateAt:O}|"
        + string.Join('|', row.Points.Select(point => $"{point.At:O} {point.Counts}"));

    private IReadOnlyList<ImportedCampaign> Read(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return CampaignFiles.Read(path);
    }
}
