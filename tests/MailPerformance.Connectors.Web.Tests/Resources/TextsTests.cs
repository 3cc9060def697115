using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Alerts;
using MailPerformance.Connectors.Core.Campaigns;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Devices;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Reviews;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Resources;

/// <summary>Both languages say everything that the source asks for, and nothing else.</summary>
public sealed partial class TextsTests
{
    private const string WebPath = "src/MailPerformance.Connectors.Web/Resources/Texts";
    private const string CorePath = "src/MailPerformance.Connectors.Core/Resources/CoreTexts";

    [Theory]
    [InlineData(WebPath)]
    [InlineData(CorePath)]
    public void Texts_BothLanguages_HaveTheSameKeysAndPlaceholders(string path)
    {
        var french = ResourceFile.Read(path + ".resx");
        var english = ResourceFile.Read(path + ".en.resx");

        Assert.Equal(french.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([], french.Keys.Where(key => string.IsNullOrWhiteSpace(french[key]) || string.IsNullOrWhiteSpace(english[key])));

        // "1" is written out in some languages and not in others: only the one and zero forms may leave the number out.
        Assert.Equal([], french.Keys
            .Where(key => !key.EndsWith("_one", StringComparison.Ordinal) && !key.EndsWith("_zero", StringComparison.Ordinal))
            .Where(key => !ResourceFile.PlaceholdersOf(french[key]).SequenceEqual(ResourceFile.PlaceholdersOf(english[key]))));
    }

    [Fact]
    public void Texts_OfPages_AreThoseThatTheSourceUses()
    {
        var keys = ResourceFile.Read(WebPath + ".resx").Keys.ToHashSet();
        var used = UsedByPages(keys).ToHashSet();

        Assert.Equal([], used.Except(keys).Order());
        Assert.Equal([], keys.Except(used).Order());
    }

    [Fact]
    public void Texts_OfCore_AreThoseThatTheSourceUses()
    {
        var keys = ResourceFile.Read(CorePath + ".resx").Keys.ToHashSet();
        var source = string.Join('\n', SourceFiles.Under("src", ".cs", ".cshtml").Select(file => file.Text));
        var missing = SourceFiles.CoreKeys(source).Where(key => !key.EndsWith('_')).Except(keys);
        var built = PermissionCatalogue.Keys.SelectMany(key => new[] { "Permission_" + key, "Meaning_" + key }).ToHashSet();

        Assert.Equal([], missing.Concat(built.Except(keys)).Order());
        Assert.Equal([], keys.Except(built).Where(key => !source.Contains($"\"{key}\"") && !IsIdentityError(key, source)).Order());
    }

    // Identity's errors are named after the method that makes them.
    private static bool IsIdentityError(string key, string source) =>
        key.StartsWith("Identity_", StringComparison.Ordinal) && source.Contains(key["Identity_".Length..]);

    private static IEnumerable<string> UsedByPages(HashSet<string> keys)
    {
        var source = string.Join('\n', SourceFiles.Under("src/MailPerformance.Connectors.Web", ".cs", ".cshtml").Select(file => file.Text));

        // Every literal that is a key counts as used; every literal that stands where a key must stand has to be one.
        foreach (var literal in Literal().Matches(source).Select(match => match.Groups[1].Value))
        {
            if (keys.Contains(literal))
            {
                yield return literal;
            }
        }

        foreach (var call in TextCall().Matches(source).Select(match => match.Groups[1].Value).Where(key => !key.EndsWith('_')))
        {
            yield return call;
        }

        var plurals = PluralCall().Matches(source).Select(match => match.Groups[1].Value);
        foreach (var key in plurals.Concat(["Label_DeleteUsed", "Errors_Title"]).Distinct())
        {
            // Shown only when there is something to count.
            var never = key is "Label_DeleteUsed" or "Errors_Title" or "Account_Shortened" or "Account_ShortenQuestion";
            foreach (var form in never ? ["_one", "_other"] : new[] { "_zero", "_one", "_other" })
            {
                yield return key + form;
            }
        }

        var problems = ProblemCall().Matches(source).Select(match => match.Groups[1].Value)
            .Concat(Enum.GetNames<MobileRefusal>().Where(name => name != nameof(MobileRefusal.Ended)));
        foreach (var problem in problems)
        {
            yield return $"Problem_{problem}_Title";
            yield return $"Problem_{problem}_Detail";
        }

        foreach (var key in Built())
        {
            yield return key;
        }
    }

    private static readonly string[] Errors = ["400", "403", "404", "429", "500", "503", "SignInBusy", "TooManyPosts"];

    private static readonly string[] Steps = ["groupes", "roles", "categories", "segments"];

    private static readonly string[] Kinds = ["Groups", "Categories", "Segments"];

    private static readonly string[] KindWords = ["Title", "Lead", "Add", "Delete", "Empty", "File"];

    private static readonly string[] TrashWords = ["Kind", "Empty", "ShowTitle"];

    private static readonly string[] LossWords = ["LostSubject", "Lost", "LostYouSubject", "LostYou"];

    private static IEnumerable<string> Built() =>
    [
        .. Enum.GetNames<PersonTitle>().Select(name => "Title_" + name),
        .. Languages.All.Select(name => "Language_" + name),
        .. Enum.GetNames<SecondFactorDemand>().Select(name => "Account_SecondFactorFor_" + name),
        .. Enum.GetNames<ConnectorPrivilege>().SelectMany(
            name => new[] { "Privilege_" + name, "PrivilegeShort_" + name, $"Privilege_{name}_Hint" }),
        .. Enum.GetNames<MobileRefusal>().Select(name => "Mobile_Refused_" + name),
        .. Enum.GetNames<DeviceEnd>().Select(name => "Device_End_" + name),
        .. Enum.GetNames<CampaignState>().Select(name => "CampaignState_" + name),
        .. Enum.GetNames<CampaignMoveKind>().SelectMany(name => new[] { "CampaignMove_" + name, "Mail_Campaign_" + name }),
        .. Enum.GetNames<AdministratorLoss>().SelectMany(name => LossWords.Select(word => $"Mail_{word}_{name}")),
        .. Enum.GetNames<CampaignRefusal>().Select(name => "CampaignRefusal_" + name),
        "CampaignOrder_Devalidate", "CampaignOrder_Reschedule", "CampaignOrder_Interrupt",
        .. typeof(CampaignCounts).GetProperties().Select(property => "Count_" + property.Name),
        .. Enum.GetNames<ConnectorState>().Select(name => "State_" + name),
        .. TimeZones.All.Where(zone => zone.Id.Contains('/')).Select(zone => "Continent_" + zone.Id.Split('/')[0]).Distinct(),
        .. TimeZones.Common.Select(id => "Zone_" + id.Split('/')[^1]),
        .. Errors.SelectMany(kind => new[] { $"Error_{kind}_Title", $"Error_{kind}_Text" }),
        .. Steps.SelectMany(step => new[] { $"Step_{step}_Lead", $"Step_{step}_Empty" }),
        .. Steps.Where(step => step != "roles").Select(step => "Summary_No_" + step),
        .. Kinds.SelectMany(kind => KindWords.Select(word => $"{kind}_{word}")),
        .. typeof(ContactDetails).GetProperties().Select(property => "Contact_" + property.Name),
        .. Enum.GetNames<JournalKind>().SelectMany(name => new[] { "Journal_" + name, "JournalKind_" + name }),
        .. Enum.GetNames<TrashKind>().SelectMany(name => TrashWords.Select(word => $"Trash_{word}_{name}")),
        .. JournalSentences.Select(name => "Journal_" + name),
        .. Enum.GetNames<JournalSubject>().Select(name => "JournalSubject_" + name),
        .. Enum.GetNames<Entrance>().Select(name => "JournalAuthor_" + name),
        .. Enum.GetNames<CampaignMoveKind>().Select(name => "JournalMove_" + name),
        .. Enum.GetNames<PlatformAvailability>().Select(name => "JournalAvailability_" + name),
        .. Enum.GetNames<ReviewDecision>()
            .SelectMany(name => new[] { "ReviewDecision_" + name, "ReviewButton_" + name, "ReviewKey_" + name }),
        .. Enum.GetNames<ReviewReason>().Select(name => "ReviewReason_" + name),
        .. ContactParts.SignIns.Select(word => "SignInFilter_" + word),
        .. ContactParts.Factors.SelectMany(word => new[] { "FactorFilter_" + word, "PhoneFilter_" + word }),
        .. JournalColumns.Select(name => "JournalColumn_" + name),
        .. RegisterColumns.Select(name => "Register_" + name),
        .. BatchTexts.All,
        .. JournalFieldNames.Select(name => "JournalField_" + name),
    ];

    // The same said of oneself, of nobody who is known, of an order.
    private static readonly string[] JournalSentences =
    [
        "ContactChanged_Self", "SecondFactorOff_Self", "PasswordLinkMade_Self", "SignInRefused_Unknown", "CampaignMoved_Ordered",
        "PhoneEnded_Noted",
    ];

    private static readonly string[] RegisterColumns =
        ["LastName", "FirstName", "Login", "Access", "Right", "Privilege", "Role", "GivenBy"];

    private static readonly string[] JournalColumns =
        ["Number", "When", "Kind", "Sentence", "Author", "AuthorLogin", "Contact", "ContactLogin", "Subject", "Changes", "From"];

    // Whatever topics tell by its property's name, and what stands for links and ticks.
    private static IEnumerable<string> JournalFieldNames
    {
        get
        {
            using var host = new ConnectorsFactory();
            using var scope = host.Services.CreateScope();
            return [.. scope.ServiceProvider.GetServices<IJournalTopic>().SelectMany(topic => topic.Covers)
                .SelectMany(fields => fields.ToldNames).Except(["RoleId", "LabelId"])
                .Concat(["Role", "Group", "Category", "Segment", "Availability", "Refusal"]).Distinct()];
        }
    }

    [GeneratedRegex("(?:ApiProblem\\.)?(?<=[. ])Of\\([^,()]+, \"(\\w+)\"")]
    private static partial Regex ProblemCall();

    [GeneratedRegex("\"([A-Za-z0-9_]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("(?<![A-Za-z.])T\\(\"([A-Za-z0-9_]+)\"")]
    private static partial Regex TextCall();

    [GeneratedRegex("Plural\\(\"([A-Za-z0-9_]+)\"")]
    private static partial Regex PluralCall();
}
