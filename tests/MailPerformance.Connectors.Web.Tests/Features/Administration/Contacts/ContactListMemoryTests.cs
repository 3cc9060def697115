using System.Collections.Frozen;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Contacts;

public sealed class ContactListMemoryTests
{
    private const long Capacity = 40;

    [Fact]
    public async Task Remember_ForMoreAccountsThanItHolds_NeverGrowsPastItsCapacity_AndGoesOnLearning()
    {
        using var memory = new ContactListMemory(Capacity);
        for (var account = 1; account <= 200; account++)
        {
            var reader = Reader(account);
            for (var place = 1; place <= 5; place++)
            {
                memory.RememberPlace(reader, "nom", false, Place(place * ContactListMemory.Spacing));
                Assert.InRange(memory.Size, 0, Capacity);
            }
        }

        // Room is made beside the requests, so the next one may still find none.
        var last = Reader(1_000);
        for (var tries = 0; memory.Place(last, "nom", false, 700) is null && tries < 100; tries++)
        {
            memory.RememberPlace(last, "nom", false, Place(700));
            await Task.Delay(20);
        }

        Assert.Equal(700, memory.Place(last, "nom", false, 700)!.Before);
    }

    [Fact]
    public void Remember_ForOneAccountMoreThanItHolds_KeepsNothingOfIt()
    {
        using var memory = new ContactListMemory(Capacity);
        for (var place = 1; place <= Capacity + 5; place++)
        {
            memory.RememberPlace(Reader(1), "nom", false, Place(place * ContactListMemory.Spacing));
            Assert.InRange(memory.Size, 0, Capacity);
        }
    }

    [Fact]
    public void Place_IsTheLastOneBefore_UntilTheAccountIsWritten()
    {
        using var memory = new ContactListMemory(Capacity);
        memory.RememberPlace(Reader(1), "nom", false, Place(500));
        memory.RememberPlace(Reader(1), "nom", false, Place(1500));
        memory.RememberPlace(Reader(1), "nom", false, Place(1600));

        Assert.Equal(1500, memory.Place(Reader(1), "nom", false, 1700)!.Before);
        Assert.Equal(500, memory.Place(Reader(1), "nom", false, 1499)!.Before);
        Assert.Null(memory.Place(Reader(1), "nom", true, 1700));
        Assert.Null(memory.Place(Reader(2), "nom", false, 1700));
        Assert.Null(memory.Place(Reader(1, sequence: 2), "nom", false, 1700));
        Assert.Equal(3, memory.Size);
    }

    [Fact]
    public void Page_IsTheOneThatWasRead_UntilTheAccountIsWrittenOrAnAccessOnItEnds()
    {
        using var memory = new ContactListMemory(Capacity);
        var page = Page(lines: 3, endsAt: Now.AddHours(1));
        memory.RememberPage(Reader(1), "page", page);

        Assert.Same(page, memory.Page(Reader(1), "page", Now.AddMinutes(59)));
        Assert.Null(memory.Page(Reader(1), "page", Now.AddHours(1)));
        Assert.Null(memory.Page(Reader(1), "other", Now));
        Assert.Null(memory.Page(Reader(2), "page", Now));
        Assert.Null(memory.Page(Reader(1, sequence: 2), "page", Now));
        Assert.Equal(4, memory.Size);
    }

    [Fact]
    public void RememberPage_MoreThanItHolds_NeverGrowsPastItsCapacity()
    {
        using var memory = new ContactListMemory(Capacity);
        for (var number = 1; number <= 200; number++)
        {
            memory.RememberPage(Reader(number % 3), $"page {number}", Page(lines: 9, endsAt: null));
            Assert.InRange(memory.Size, 0, Capacity);
        }
    }

    private static DateTime Now => Sample.Start.UtcDateTime;

    private static ContactListPage Page(int lines, DateTime? endsAt) => new(
        [.. Enumerable.Range(0, lines).Select(index =>
            new ContactLine(Place(index), "Nom", "Prénom", "FG3login", null, index == 0 ? endsAt : null, null, null, true, [], []))],
        new PagePosition(1, 25, lines),
        IsWhole: true,
        CutAt: null,
        Now);

    private static ContactPlace Place(int before) => new(before, "NOM", "PRENOM", "LOGIN", "9999-12-31", "", before);

    private static SignedInContact Reader(long account, long sequence = 1) => new(
        new Actor(1, account, true, FrozenSet<string>.Empty),
        "FG3", "", true, false, sequence, 0, "", "", "", "fr", "Europe/Paris", 20, null);
}
