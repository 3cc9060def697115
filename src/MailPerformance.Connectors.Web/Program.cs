using MailPerformance.Connectors.Web;
using MailPerformance.Connectors.Web.Commands;

var builder = WebApplication.CreateBuilder(args);
builder.AddConnectors();

await using var app = builder.Build();
if (ConnectorsCommands.IsCommand(args))
{
    return await ConnectorsCommands.RunAsync(app.Services, args);
}

app.UseConnectors();
await app.RunAsync();
return 0;
