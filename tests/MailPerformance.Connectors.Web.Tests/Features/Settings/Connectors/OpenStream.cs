using System.Globalization;

namespace MailPerformance.Connectors.Web.Tests.Features.Settings.Connectors;

/// <summary>The stream of one open page, read in the background.</summary>
internal sealed class OpenStream : IDisposable
{
    // Long after anything that works: a wait in vain fails its test, and does not keep the others waiting.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _changes;
    private volatile string? _lastSeen;

    /// <summary>How often it was told to fetch its part again.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>The state that it was told of last.</summary>
    public string? LastSeen => _lastSeen;

    public static async Task<OpenStream> OpenAsync(TestSite site, string address, string? lastSeen = null)
    {
        var stream = new OpenStream();
        _ = stream.ReadAsync(site, address, lastSeen);
        await stream._begun.Task.WaitAsync(Longest);
        return stream;
    }

    /// <summary>Waits until it is so.</summary>
    /// <exception cref="OperationCanceledException">In vain.</exception>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var longest = new CancellationTokenSource(Longest);
        while (!isSo())
        {
            await Task.Delay(20, longest.Token);
        }
    }

    public void Dispose() => _closed.Cancel();

    private async Task ReadAsync(TestSite site, string address, string? lastSeen)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (lastSeen is not null)
            {
                request.Headers.Add("Last-Event-ID", lastSeen);
            }

            using var answer = await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _closed.Token);
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(_closed.Token));
            while (await lines.ReadLineAsync(_closed.Token) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    _lastSeen = line[4..];
                }
                else if (line.StartsWith("event: ", StringComparison.Ordinal))
                {
                    Interlocked.Add(ref _changes, line.EndsWith("changed", StringComparison.Ordinal) ? 1 : 0);
                    _begun.TrySetResult();
                }
            }

            _begun.TrySetException(new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The stream has ended: {(int)answer.StatusCode}")));
        }
        catch (Exception failure)
        {
            _begun.TrySetException(failure);
        }
    }
}
