namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>
/// What the button of an action says. The page that asks before a campaign loses the last person who can stop it names the action with
/// it, so the text is one that « quand même » can follow.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ButtonTextAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}
