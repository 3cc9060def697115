namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The effect of what the action writes is shown before it is committed (<see cref="EffectStep"/>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShowsEffectAttribute : Attribute
{
    /// <summary>Asks even where nobody gains or loses anything.</summary>
    public bool Always { get; init; }

    /// <summary>The action shows its form again, with all that was typed, to whoever goes back from the step.</summary>
    public bool KeepsForm { get; init; }
}
