using FsCheck.Xunit;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Persistence;

public sealed class NormalizedTextTests
{
    [Theory]
    [InlineData("Éléonore", "ELEONORE")]
    [InlineData("  Jean \t  Paul ", "JEAN PAUL")]
    [InlineData("Cœur", "COEUR")]
    [InlineData("Lætitia", "LAETITIA")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Sørensen", "SORENSEN")]
    [InlineData("Łódź", "LODZ")]
    [InlineData("D’Artagnan", "D'ARTAGNAN")]
    [InlineData("ﬁn", "FIN")]
    [InlineData("É", "E")]
    [InlineData("a\u200Bb\u00ADc", "ABC")]
    [InlineData("a\u00A0b\r\nc", "A B C")]
    [InlineData("محمد", "محمد")]
    [InlineData("🙂 ok", "🙂 OK")]
    [InlineData("", "")]
    [InlineData(" \u200E ", "")]
    public void Of_Text_IsFolded(string text, string expected) => Assert.Equal(expected, NormalizedText.Of(text));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 500)]
    public bool Of_Twice_IsOfOnce(string text)
    {
        var once = NormalizedText.Of(text);
        return NormalizedText.Of(once) == once;
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 500)]
    public bool Of_AnyCase_IsTheSame(string text) =>
        NormalizedText.Of(text.ToUpperInvariant()) == NormalizedText.Of(text.ToUpperInvariant().ToLowerInvariant());

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 500)]
    public bool Of_AnyText_FitsTheColumn(string text) =>
        NormalizedText.Of(string.Concat(Enumerable.Repeat(text, 50))).Length <= NormalizedText.MaxLength;

    [Theory]
    [InlineData("a\uFFFEb", "AB")]
    [InlineData("a\uFFFFb", "AB")]
    public void Of_TextThatDotNetRefusesToNormalise_IsFolded(string text, string expected) =>
        Assert.Equal(expected, NormalizedText.Of(text));

    [Fact]
    public void Of_HalfACharacter_IsFolded() => Assert.Equal("A\uFFFDB", NormalizedText.Of("a" + '\uD800' + "b"));

    [Fact]
    public void Of_LigatureThatBecomesEighteenCharacters_IsCut() =>
        Assert.Equal(NormalizedText.MaxLength, NormalizedText.Of(new string('\uFDFA', 100)).TrimEnd().Length, tolerance: 1);

    [Fact]
    public void Of_EmojiAcrossTheCut_IsNotHalved()
    {
        var folded = NormalizedText.Of(new string('a', NormalizedText.MaxLength - 1) + "🙂");

        Assert.Equal(new string('A', NormalizedText.MaxLength - 1), folded);
    }

    [Fact]
    public void Of_SpaceAtTheCut_IsNotKept()
    {
        var once = NormalizedText.Of(new string('a', NormalizedText.MaxLength - 1) + " b");

        Assert.Equal(NormalizedText.Of(once), once);
    }

    [Theory]
    [InlineData("a\uD83D")]
    [InlineData("\uDE42a")]
    public void Of_HalfASurrogatePair_DoesNotThrow(string text) => Assert.NotNull(NormalizedText.Of(text));
}
