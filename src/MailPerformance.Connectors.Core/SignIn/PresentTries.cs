namespace MailPerformance.Connectors.Core.SignIn;

/// <summary>
/// Counts wrong present passwords of each session by themselves, on this process: whoever has a session may guess as often there as at
/// sign-in, strangers at sign-in keep nobody out here, and nobody here keeps the contact from signing in.
/// </summary>
public sealed class PresentTries(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Tries> _sessions = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Enough wrong ones, not long enough ago.</summary>
    public bool IsKeptOut(string session)
    {
        lock (_lock)
        {
            return Find(session).Failures >= PasswordSignIn.MaxFailures;
        }
    }

    /// <summary>One wrong password more; the fifth keeps the session out.</summary>
    /// <returns>False when it is kept out already.</returns>
    public bool CountFailure(string session)
    {
        lock (_lock)
        {
            var failures = Find(session).Failures;
            if (failures >= PasswordSignIn.MaxFailures)
            {
                return false;
            }

            ForgetOld();
            _sessions[session] = new Tries(failures + 1, Now + PasswordSignIn.Lockout);
            return true;
        }
    }

    /// <summary>The password was right: what was wrong before does not count any more.</summary>
    /// <returns>False when enough wrong ones have been counted meanwhile.</returns>
    public bool Pass(string session)
    {
        lock (_lock)
        {
            if (Find(session).Failures >= PasswordSignIn.MaxFailures)
            {
                return false;
            }

            _sessions.Remove(session);
            return true;
        }
    }

    private Tries Find(string session) => _sessions.TryGetValue(session, out var tries) && tries.Until > Now ? tries : default;

    private void ForgetOld()
    {
        var now = Now;
        foreach (var session in _sessions.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList())
        {
            _sessions.Remove(session);
        }
    }

    private readonly record struct Tries(int Failures, DateTime Until);
}
