namespace MailPerformance.Connectors.Core;

/// <summary>How one step of a sign-in ended, for <see cref="ProductMetrics"/>. Whoever signs in is not told most of these apart.</summary>
public enum SignInOutcome
{
    /// <summary>A session has begun.</summary>
    Done,

    /// <summary>Login or password is wrong.</summary>
    Wrong,

    /// <summary>Wrong passwords or codes keep the contact out for some minutes.</summary>
    Locked,

    /// <summary>The password is right, and the contact is blocked, past its end date, or of an inactive account.</summary>
    Suspended,

    /// <summary>The password is right, and a second factor is asked for.</summary>
    SecondFactorAsked,

    /// <summary>The code is wrong.</summary>
    SecondFactorWrong,

    /// <summary>The passkey is unknown, or may not come in.</summary>
    PasskeyWrong,

    /// <summary>Too many passwords were waiting to be hashed; this one was not looked at.</summary>
    Busy,

    /// <summary>Too many tries for one login; this one was not looked at.</summary>
    TooMany,
}
