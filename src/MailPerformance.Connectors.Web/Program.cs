using System.Reflection;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web;
using MailPerformance.Connectors.Web.Commands;

try
{
    var builder = WebApplication.CreateBuilder(args);
    if (DoctorCommand.IsDoctor(args))
    {
        return await DoctorCommand.RunAsync(builder, args);
    }

    builder.AddConnectors();

    await using var app = builder.Build();
    if (ConnectorsCommands.IsCommand(args))
    {
        return await ConnectorsCommands.RunAsync(app.Services, args);
    }

    app.UseConnectors();
    await app.RunAsync();
    return 0;
}
catch (CannotStartException refused) when (Assembly.GetEntryAssembly() == typeof(Program).Assembly)
{
    // One sentence for whoever started the program; a host that runs it inside itself gets the exception.
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
