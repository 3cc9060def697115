using MailPerformance.Connectors.Core.Journal;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>Whoever sends a request says what it is sent with: that draws nothing on the page but itself.</summary>
public sealed class JournalCircumstancesTests
{
    [Theory]
    [InlineData("Firefox/130.0", "Firefox/130.0")]
    [InlineData("\u202E9.9.9.9", "?9.9.9.9")]
    [InlineData("Firefox,\u00A0Windows\u00A0\u00B7 192.0.2.77", "Firefox,?Windows?? 192.0.2.77")]
    [InlineData("a\u0001\u0085\u2028b\uFFFF", "a???b?")]
    [InlineData("  ", null)]
    public void Agent_IsVisibleAscii(string sent, string? kept)
    {
        var here = new JournalCircumstances();

        here.Enter("127.0.0.1", sent);

        Assert.Equal(("127.0.0.1", kept), (here.Address, here.Agent));
    }

    [Fact]
    public void Agent_ThatIsTooLong_IsCut()
    {
        var here = new JournalCircumstances();

        here.Enter(null, new string('x', 3_000));

        Assert.Null(here.Address);
        Assert.InRange(here.Agent!.Length, 1, JournalNote.TextMaxLength);
    }
}
