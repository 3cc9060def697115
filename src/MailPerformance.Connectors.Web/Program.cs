using System.Reflection;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web;

try
{
    return await WebApplication.CreateBuilder(args).RunConnectorsAsync(args);
}
catch (CannotStartException refused) when (Assembly.GetEntryAssembly() == typeof(Program).Assembly)
{
    // One sentence for whoever started the program; a host that runs it inside itself gets the exception.
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
