using System.Reflection;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Core.Tests.Journal;

/// <summary>Nothing that an account owns is forgotten by the journal: not one table, not one column.</summary>
public sealed class JournalCoverageTests(CoreHost host) : IClassFixture<CoreHost>
{
    [Fact]
    public Task Model_EveryTableOfAnAccount_HasATopic_OrSaysThatItNeedsNone() => WithModel((entities, covered) =>
    {
        var types = covered.Select(fields => fields.Entity).ToHashSet();
        var forgotten = entities.Select(entity => entity.ClrType)
            .Where(type => typeof(IAccountOwned).IsAssignableFrom(type) || type == typeof(Account))
            .Where(type => types.Contains(type) == (type.GetCustomAttribute<NotInJournalAttribute>() is not null))
            .Select(type => type.Name);

        Assert.Equal([], forgotten);
    });

    [Fact]
    public Task Model_EveryTopic_IsOfATableOfTheModel_ThatNoOtherTells() => WithModel((entities, covered) =>
    {
        Assert.Equal([], covered.Select(fields => fields.Entity).Except(entities.Select(entity => entity.ClrType)));
        Assert.Equal([], Twice(covered.Select(fields => fields.Entity)));
    });

    [Fact]
    public Task Model_EveryColumnOfATopic_IsToldOrLeft_Once() => WithModel((entities, covered) =>
    {
        var wrong = new List<string>();
        foreach (var fields in covered)
        {
            var names = NamesOf(entities.Single(entity => entity.ClrType == fields.Entity)).ToList();
            wrong.AddRange(names.Except(fields.Names).Select(name => $"{fields.Entity.Name}.{name} is neither told nor left"));
            wrong.AddRange(fields.Names.Except(names).Select(name => $"{fields.Entity.Name}.{name} is no column"));
            wrong.AddRange(Twice(fields.Names).Select(name => $"{fields.Entity.Name}.{name} stands twice"));
        }

        Assert.True(covered.Count > 15, $"{covered.Count}");
        Assert.Equal([], wrong);
    });

    [Fact]
    public void Kinds_AreKeptByName_ThatFitsItsColumn_AndEachHasASubject()
    {
        foreach (var kind in Enum.GetValues<JournalKind>())
        {
            Assert.InRange(kind.ToString().Length, 1, 40);
            Assert.Contains(kind, JournalKinds.About(JournalKinds.SubjectOf(kind)));
        }
    }

    [Theory]
    [InlineData(JournalSubject.Account, "OptionOn JournalPruned SettingsChanged")]
    [InlineData(JournalSubject.Contact, "ContactBlocked ContactSegmentsChanged PasswordChosen RecoveryCodeUsed SignInRefused SessionEnded")]
    [InlineData(JournalSubject.Role, "RoleCreated RoleChanged RoleDeleted")]
    [InlineData(JournalSubject.Segment, "SegmentRenamed")]
    [InlineData(JournalSubject.Connector, "ConnectorGiven ConnectorConfirmed ConnectorInvited")]
    [InlineData(JournalSubject.Platform, "PlatformChanged")]
    [InlineData(JournalSubject.Phone, "InvitationMade PhoneEnded PhoneRefused")]
    [InlineData(JournalSubject.Campaign, "CampaignMoved OrderRefused")]
    [InlineData(JournalSubject.Review, "ReviewStarted ReviewDecided ReviewEnded")]
    public void Kinds_AreAboutTheirSubject(JournalSubject subject, string kinds) =>
        Assert.Equal([], kinds.Split(' ').Select(Enum.Parse<JournalKind>).Except(JournalKinds.About(subject)));

    private static IEnumerable<string> NamesOf(IEntityType entity) =>
        entity.GetProperties().Select(property => property.Name)
            .Concat(entity.GetComplexProperties().Select(property => property.Name));

    private static IEnumerable<T> Twice<T>(IEnumerable<T> all) =>
        all.GroupBy(one => one).Where(same => same.Count() > 1).Select(same => same.Key);

    private async Task WithModel(Action<IReadOnlyList<IEntityType>, IReadOnlyList<IJournalFields>> check)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConnectorsDbContext>();
        check(
            [.. db.Model.GetEntityTypes()],
            [.. scope.ServiceProvider.GetServices<IJournalTopic>().SelectMany(topic => topic.Covers)]);
    }
}
