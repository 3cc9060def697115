namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>Tests of commands that change what all accounts share: one host for them, and one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class CommandHost : ICollectionFixture<CommandFactory>
{
    public const string Name = "Commands";
}
