using System.Security.Authentication;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.SqlServer;

internal sealed class SqlServerErrors(string server, string database) : IDatabaseErrors
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;
    private const int ClassOfLostConnections = 20;

    private static readonly string[] WordsOfTls = ["pre-login", "SSL", "TLS", "certificat"];

    public bool HasOneWriter => false;

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: UniqueIndex or UniqueConstraint };

    public string? WhyUnusable(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqlException failure)
            {
                return OfServer(failure) ?? OfConnection(failure);
            }
        }

        return null;
    }

    // The first error that says something: « cannot open the database » comes with a « login failed » behind it.
    private string? OfServer(SqlException failure) =>
        failure.Errors.Cast<SqlError>().Select(error => OfServer(error.Number)).FirstOrDefault(sentence => sentence is not null);

    private string? OfServer(int number) => number switch
    {
        911 or 4060 => $"The server '{server}' has no database '{database}' that this login may open: "
            + "run the command 'migrate', which makes it, or have it made and the login let in.",
        1801 => $"The database '{database}' on the server '{server}' is not open to this login: "
            + "make the login a user of it, with the role db_owner.",
        262 => $"The login may not make the database '{database}' or its tables on the server '{server}': have the database made, "
            + "give the login the role db_owner in it, then run the command 'migrate'.",
        229 or 230 => $"The login may not use the tables of '{database}' on the server '{server}': "
            + "give it the roles db_datareader and db_datawriter.",
        916 or 18452 or 18456 or 18470 or 18486 or 18487 or 18488 =>
            $"The server '{server}' refuses the login: check the user and the password in ConnectionStrings:Connectors, "
            + "and on the server that the login is enabled and may open the database.",
        -2 => $"The server '{server}' did not answer in time: look whether it is reachable and how busy it is, "
            + "or raise Connect Timeout in ConnectionStrings:Connectors or Database:CommandTimeoutSeconds.",
        _ => null,
    };

    private string? OfConnection(SqlException failure) => failure switch
    {
        _ when IsNetwork(failure) => $"The server '{server}' cannot be reached: check Server in ConnectionStrings:Connectors, "
            + "that the server runs and listens there, and that no firewall is between.",
        _ when IsTls(failure) => $"No encrypted connection to the server '{server}' comes about: "
            + "give the server a certificate that this machine trusts and that has its name, "
            + "or, on a network that you trust, add TrustServerCertificate=True to ConnectionStrings:Connectors.",
        { Class: >= ClassOfLostConnections } =>
            $"The connection to the server '{server}' breaks: look at the server's own log, and at Server in ConnectionStrings:Connectors.",
        _ => null,
    };

    private static bool IsNetwork(SqlException failure) =>
        failure.Number is 53 or -1 or 2 or 40 or 258 or 1225 or 10060 or 10061 or 11001 or 11004
        || failure.Message.Contains("network-related", StringComparison.Ordinal);

    // 20: the server does not encrypt. The negative numbers are what Windows says of certificates; elsewhere .NET says it underneath.
    private static bool IsTls(SqlException failure) =>
        failure.Number is 20 or -2146893019 or -2146893022 or -2146893016 or -2146893018 or -2146893007 or -2146762487
        || failure.InnerException is AuthenticationException || failure.InnerException?.InnerException is AuthenticationException
        || WordsOfTls.Any(word => failure.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
}
