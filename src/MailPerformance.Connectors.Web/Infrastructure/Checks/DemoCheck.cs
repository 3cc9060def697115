using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Infrastructure.Checks;

/// <summary>Whether somebody comes in with a password that everybody can read.</summary>
public sealed class DemoCheck(ConnectorsDbContext db, IHostEnvironment environment) : ICheck
{
    public string Name => "demo";

    public async Task<Finding> LookAsync(CancellationToken cancellation) =>
        !await db.Accounts.IgnoreQueryFilters([ConnectorsDbContext.AccountFilter]).AnyAsync(account => account.IsDemo, cancellation)
            ? new(Name, FindingLevel.Ok, "There are no demo accounts.")
            : environment.IsDevelopment() ? new(Name, FindingLevel.Ok, "There are demo accounts, as Development has them.")
            : new(Name, FindingLevel.Wrong, "The database holds demo accounts, whose passwords are public; use another database.");
}
