namespace MailPerformance.Connectors.Web.Security;

/// <summary>
/// The post is for somebody who has lately given their password or second factor, whatever it holds; who has not is asked before the action
/// runs (<see cref="ProofFilter"/>). For what writes nothing and yet gives much away, such as an export: of writes Core knows by itself which
/// want a proof (<see cref="Core.SignIn.FreshProofRule"/>). On posts alone, since the page that asks sends a post.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FreshProofAttribute : Attribute
{
    /// <summary>
    /// The answer is a file, which leaves its reader on the page that asked: the proof leads back to where the post came from, to be sent again.
    /// </summary>
    public bool ThenBack { get; set; }
}
