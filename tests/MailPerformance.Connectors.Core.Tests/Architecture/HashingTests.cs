using System.Text.RegularExpressions;

namespace MailPerformance.Connectors.Core.Tests.Architecture;

/// <summary>Passwords are hashed and compared in one place, which bounds how many are at once.</summary>
public sealed partial class HashingTests
{
    [Fact]
    public void Sources_ThatHashPasswords_AreOne() =>
        Assert.Equal(
            ["src/MailPerformance.Connectors.Core/SignIn/PasswordHashing.cs"],
            Solution.Sources().Where(source => Hashes().IsMatch(source.Text)).Select(source => source.Path));

    [GeneratedRegex(@"\bI?PasswordHasher\b|\b(Check|Change|Reset|Add)PasswordAsync\b|\bPasswordSignInAsync\b|\bCreateAsync\(\w+, password")]
    private static partial Regex Hashes();
}
