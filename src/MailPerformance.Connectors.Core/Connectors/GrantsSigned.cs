using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Connectors;

/// <summary>Whoever gives a role or a connector is named on it, whichever service gives it.</summary>
internal sealed class GrantsSigned : IConsequence
{
    public Task FollowAsync(AccountWrite write, WriteChanges changes)
    {
        foreach (var held in changes.Added<ContactRole>())
        {
            held.Sign(write.Actor, write.Now);
        }

        foreach (var connector in changes.Added<MobileConnector>())
        {
            connector.Sign(write.Actor, write.Now);
            connector.GrantedThrough = RightOf(write.Actor);
        }

        return Task.CompletedTask;
    }

    // An operator, or a job, needs no right.
    private static GrantRight? RightOf(Actor actor) =>
        actor.ById is null ? null : actor.IsAdministrator ? GrantRight.Administrator : GrantRight.MobileConnectors;
}
