using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Tests.Features.Shared;

/// <summary>Time zones in both languages, the nearest first.</summary>
public sealed class ZoneListTests
{
    private static readonly DateTime Summer = new(2026, 7, 1, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("Europe/London", "Londres", "London")]
    [InlineData("America/Indiana/Knox", "Knox (Indiana)", "Knox, Indiana")]
    [InlineData("Asia/Kolkata", "Calcutta", "Kolkata")]
    [InlineData("Africa/Cairo", "Le Caire", "Cairo")]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires")]
    [InlineData("Pacific/Easter", "Île de Pâques", "Easter Island")]
    [InlineData("Europe/Kyiv", "Kiev", "Kyiv")]
    public void Of_AZone_IsItsNameInTheReadersLanguage(string id, string french, string english) =>
        Assert.Equal((french, english), (Words.In("fr", () => ZoneNames.Of(id)), Words.In("en", () => ZoneNames.Of(id))));

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Of_EveryZone_IsANameOfItsOwn(string language)
    {
        var names = TimeZones.All.Select(zone => Words.In(language, () => ZoneNames.Of(zone.Id))).ToList();

        Assert.Equal([], names.Where(name => name.Contains('_') || name.Contains('/') || name.Length < 3));
        Assert.Equal([], names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [InlineData("fr", "Europe/Paris", "Votre fuseau horaire|Fuseaux courants|A la même heure que vous|Europe|")]
    [InlineData("en", "Asia/Tokyo", "Your time zone|Common time zones|At the same time as you|Asia|")]
    public void For_AReader_BeginsNearThem(string language, string zone, string groups)
    {
        var items = Words.In(language, () => ZoneList.For(zone, Summer).ToList());

        Assert.StartsWith(groups, string.Join('|', items.Select(item => item.Group.Name).Distinct()) + "|");
        Assert.Equal(zone, items[0].Value);
        Assert.Equal(TimeZones.All.Count, items.Select(item => item.Value).Distinct().Count());
        Assert.Equal(items.Count, TimeZones.All.Count);
        var same = items.Where(item => item.Group.Name == groups.Split('|')[2]).ToList();
        var offset = TimeZones.Find(zone).GetUtcOffset(Summer);
        Assert.All(same, item => Assert.Equal(offset, TimeZones.Find(item.Value).GetUtcOffset(Summer)));
        Assert.True(same.Count > 3);
    }

    [Fact]
    public void For_TheSameQuarterOfAnHour_IsMadeOnce()
    {
        var first = Words.In("fr", () => ZoneList.For("Europe/Rome", Summer));

        Assert.Same(first, Words.In("fr", () => ZoneList.For("Europe/Rome", Summer.AddMinutes(14))));
        Assert.NotSame(first, Words.In("en", () => ZoneList.For("Europe/Rome", Summer)));
        Assert.NotSame(first, Words.In("fr", () => ZoneList.For("Europe/Rome", Summer.AddMinutes(15))));
    }

    [Fact]
    public void For_ReadersInAllZones_KeepsFewLists()
    {
        var first = Words.In("fr", () => ZoneList.For("Europe/Oslo", Summer));

        Words.In("fr", () => TimeZones.All.Select(zone => ZoneList.For(zone.Id, Summer)).ToList());

        Assert.NotSame(first, Words.In("fr", () => ZoneList.For("Europe/Oslo", Summer)));
    }
}
