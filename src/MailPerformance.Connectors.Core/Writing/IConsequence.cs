namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// What follows from a change, whichever service makes it (a new password ends the contact's devices): changes more rows of the same
/// write, before the rules look at it. Registered once; <see cref="AccountWriter"/> calls it.
/// </summary>
public interface IConsequence
{
    /// <summary>A write without such a change costs no command.</summary>
    Task FollowAsync(AccountWrite write, WriteChanges changes);
}
