using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>Well-formed texts of any script, with more than their share of awkward characters.</summary>
public static class AnyText
{
    private const string Awkward = "éÉœŒßøŁđ’ʼ  \t\u00A0\u200B\u200E\u0301\uFDFAﬁİıςΣ½²'\"%_[]";

    public static Arbitrary<string> Text()
    {
        var anything = Gen.Choose(0x20, 0x1FFFF)
            .Where(Rune.IsValid)
            .Select(value => new Rune(value).ToString());
        var awkward = Gen.Elements(Awkward.Select(character => character.ToString()));
        var latin = Gen.Choose('a', 'z').Select(value => ((char)value).ToString());
        return Gen.OneOf(anything, awkward, latin).ArrayOf().Select(string.Concat).ToArbitrary();
    }
}
