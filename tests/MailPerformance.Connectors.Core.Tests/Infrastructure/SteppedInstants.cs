using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MailPerformance.Connectors.Core.Tests.Infrastructure;

/// <summary>A database that keeps microseconds: it rounds every instant that it is given, up as well as down, to the nearest.</summary>
public sealed class SteppedInstants : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Round(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Round(command);
        return ValueTask.FromResult(result);
    }

    private static void Round(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is DateTime instant)
            {
                var rest = instant.Ticks % TimeSpan.TicksPerMicrosecond;
                parameter.Value = instant.AddTicks((rest < 5 ? 0 : TimeSpan.TicksPerMicrosecond) - rest);
            }
        }
    }
}
