using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MailPerformance.Connectors.Web.Tests.Infrastructure;

/// <summary>The jobs that send one-time links, with something to do for each.</summary>
internal static class LinkJobs
{
    public static IEnumerable<(string Name, Func<Task> Run)> Of(ConnectorsFactory host)
    {
        var services = host.Services;
        foreach (var typed in new[] { "FOULE1", "foule1@exemple.fr" })
        {
            yield return ("a forgotten password", async () =>
            {
                await host.InScope(core => core.Asks.AskAsync(typed));
                await services.GetRequiredService<PasswordAskAnswers>().AnswerDueAsync();
            }
            );
        }

        yield return ("links to all", async () =>
        {
            await host.InScope(async core =>
            {
                long? makerId = await core.Db.Contacts.IgnoreQueryFilters().MinAsync(contact => contact.Id);
                return await core.Db.Accounts.IgnoreQueryFilters().ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.FirstLinksAt, Sample.Start.UtcDateTime)
                    .SetProperty(row => row.FirstLinksById, makerId));
            });
            await services.GetRequiredService<FirstLinks>().SendDueAsync();
        }
        );
    }
}
