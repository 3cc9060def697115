using System.Globalization;
using MailPerformance.Connectors.Core.Persistence;

namespace MailPerformance.Connectors.Web.Demo.Crowd;

/// <summary>Logins of one account that are still to be had: who comes second to <c>cmartin</c> is <c>cmartin2</c>.</summary>
/// <param name="code">Of the account: logins begin with it.</param>
/// <param name="taken">Normalised, with the code.</param>
internal sealed class CrowdLogins(string code, HashSet<string> taken)
{
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The login without the code, which is taken from now on.</summary>
    public string Take(string wished)
    {
        var next = _next.GetValueOrDefault(wished, 1);
        string login;
        do
        {
            login = next == 1 ? wished : wished + next.ToString(CultureInfo.InvariantCulture);
            next++;
        }
        while (!taken.Add(NormalizedText.Of(code + login)));

        _next[wished] = next;
        return login;
    }
}
