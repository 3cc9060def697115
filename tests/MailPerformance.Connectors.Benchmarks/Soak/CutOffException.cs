namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>The process was killed before it had answered: whether the write was done is unknown.</summary>
internal sealed class CutOffException(Exception inner) : HttpRequestException("The process was killed.", inner);
