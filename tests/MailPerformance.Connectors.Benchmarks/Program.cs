using MailPerformance.Connectors.Benchmarks;
using MailPerformance.Connectors.Benchmarks.Beside;
using MailPerformance.Connectors.Benchmarks.Growth;
using MailPerformance.Connectors.Benchmarks.Live;
using MailPerformance.Connectors.Benchmarks.Many;
using MailPerformance.Connectors.Benchmarks.Soak;

// docs/operations.md, « What one node carries », says how each is run and what it prints.
switch (args.FirstOrDefault())
{
    case GrowthCommand.Word:
        await GrowthCommand.RunAsync(new Options(args));
        break;
    case BesideCommand.Word:
        await BesideCommand.RunAsync(new Options(args));
        break;
    case LiveCommand.Word:
        await LiveCommand.RunAsync(new Options(args));
        break;
    case ManyCommand.Word:
        await ManyCommand.RunAsync(new Options(args));
        break;
    case ImportCommand.Word:
        await ImportCommand.RunAsync(new Options(args));
        break;
    case SoakCommand.Word:
        return await SoakCommand.RunAsync(new Options(args));
    case ContenderApplication.Word:
        await ContenderApplication.RunAsync(new Options(args));
        break;
    default:
        await Measures.RunAsync(args);
        break;
}

return 0;
