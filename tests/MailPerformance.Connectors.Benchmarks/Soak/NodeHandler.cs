using System.Net;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>One person's way to the nodes, as a proxy would lead it: in turn, and to the other one when a page was cut off.</summary>
internal sealed class NodeHandler(Nodes nodes) : DelegatingHandler(new SocketsHttpHandler
{
    CookieContainer = new CookieContainer(),
    AllowAutoRedirect = false,
})
{
    public static HttpClient NewClient(Nodes nodes) => new(new NodeHandler(nodes))
    {
        BaseAddress = nodes.Steady.Address,
        Timeout = TimeSpan.FromMinutes(1),
    };

    /// <exception cref="CutOffException">A write was sent to a node that was killed before its answer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var node = nodes.Next();
            request.RequestUri = new Uri(node.Address, request.RequestUri!.PathAndQuery);
            try
            {
                return await ReadAsync(request, cancellationToken);
            }
            catch (HttpRequestException failure) when (nodes.IsGone(node))
            {
                if (request.Method != HttpMethod.Get)
                {
                    throw new CutOffException(failure);
                }
            }
        }
    }

    // Whole, so that a body that is cut off is noticed here as well; a stream goes on for as long as its reader likes.
    private async Task<HttpResponseMessage> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
        }

        return answer;
    }
}
