using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Infrastructure.Keys;
using Microsoft.Extensions.Configuration;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure.Keys;

/// <summary><c>Keys:Certificate</c> and <c>Keys:OldCertificates</c>: what is taken, and which sentence refuses the rest.</summary>
public sealed class KeyCertificatesTests : IDisposable
{
    private const string Secret = "pas-a-lire-1";

    private readonly string _directory = Directory.CreateTempSubdirectory("connectors-certificates-").FullName;

    [Fact]
    public void Nothing_IsNoCertificate() => Assert.Null(Read().Current);

    [Theory]
    [InlineData(null)]
    [InlineData(Secret)]
    public void PfxAndPem_WithAndWithoutPassword_RelativeToTheContentRoot(string? password)
    {
        TestCertificate.Pfx(_directory, "present", password);
        TestCertificate.Pem(_directory, "older", password);

        var read = Read(
            ("Keys:Certificate", "present.pfx"), ("Keys:CertificatePassword", password),
            ("Keys:OldCertificates:0:Path", "older.pem"), ("Keys:OldCertificates:0:Password", password));

        Assert.Equal("CN=present", read.Current!.Subject);
        Assert.Equal(["CN=older"], read.Old.Select(one => one.Subject));
    }

    [Fact]
    public void OldCertificate_MayBeOutOfDate() => Assert.Single(Read(
        ("Keys:Certificate", TestCertificate.Pfx(_directory, "present")),
        ("Keys:OldCertificates:0:Path", TestCertificate.Pfx(_directory, "older", fromDays: -20, toDays: -10))).Old);

    [Fact]
    public void Missing() => Refuses("The file 'none.pfx' of Keys:Certificate cannot be read: ", ("Keys:Certificate", "none.pfx"));

    [Fact]
    public void Unreadable()
    {
        File.WriteAllText(Path.Combine(_directory, "letter.pfx"), "Chère Madame,");

        Refuses("The file 'letter.pfx' of Keys:Certificate cannot be opened: ", ("Keys:Certificate", "letter.pfx"));
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    public void WrongPassword(string kind)
    {
        var path = kind == "pfx" ? TestCertificate.Pfx(_directory, "a", Secret) : TestCertificate.Pem(_directory, "a", Secret);

        Refuses("cannot be opened", ("Keys:Certificate", path), ("Keys:CertificatePassword", "autre-chose"));
        Refuses("cannot be opened", ("Keys:Certificate", path));
    }

    [Theory]
    [InlineData(-20, -10)]
    [InlineData(10, 20)]
    public void NotValidNow(int from, int to) => Refuses(
        "name one that is valid now", ("Keys:Certificate", TestCertificate.Pfx(_directory, "a", fromDays: from, toDays: to)));

    [Fact]
    public void WithoutAnRsaKey() =>
        Refuses("has no private RSA key", ("Keys:Certificate", TestCertificate.EllipticPem(_directory, "a")));

    [Fact]
    public void OldOnes_WithoutAPresentOne() => Refuses(
        "Keys:OldCertificates is set without Keys:Certificate", ("Keys:OldCertificates:0:Path", TestCertificate.Pfx(_directory, "a")));

    [Fact]
    public void OldOnes_ThatAreNoList() => Refuses("Keys:OldCertificates is a list", ("Keys:OldCertificates", "a.pfx"));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void Refuses(string part, params (string Key, string? Value)[] settings)
    {
        var refused = Assert.Throws<CannotStartException>(() => Read(settings));

        Assert.Contains(part, refused.Message);
        Assert.DoesNotContain(Secret, refused.Message);
    }

    private KeyCertificates Read(params (string Key, string? Value)[] settings) => KeyCertificates.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => one.Value)).Build(),
        _directory,
        DateTimeOffset.UtcNow);
}
