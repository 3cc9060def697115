namespace MailPerformance.Connectors.Web.Features.Shared;

/// <param name="Reason">What the proof is for.</param>
/// <param name="Login">For the browser, which may know the password to it.</param>
/// <param name="HasSecondFactor">A code does as well.</param>
public sealed record StepUpViewModel(string Reason, string Login, bool HasSecondFactor, CarriedPost Post)
{
    /// <summary>What the page asks for; never shown again.</summary>
    public string? ProofPassword { get; }

    /// <inheritdoc cref="ProofPassword"/>
    public string? ProofCode { get; }
}
