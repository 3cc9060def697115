namespace MailPerformance.Connectors.Core;

/// <summary>In front of what somebody signs in.</summary>
public enum SignInWay
{
    /// <summary>The pages.</summary>
    Page,

    /// <summary>The app, which has sent its contact to the page of the sign-in.</summary>
    App,
}
