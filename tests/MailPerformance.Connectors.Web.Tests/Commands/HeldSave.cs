using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace MailPerformance.Connectors.Web.Tests.Commands;

/// <summary>
/// A form that is sent only when the test says so, to a server that has said that it wants it (100 Continue): the request is in its hands.
/// </summary>
public sealed class HeldSave : HttpContent
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _body;

    public HeldSave(TestPage page, string action, string name)
    {
        var form = TestForm.Of(page.Document.QuerySelector<IHtmlFormElement>($"form[method=post][action='{action}']")!);
        form.Set("Name", name);
        _body = Encoding.UTF8.GetBytes(string.Join('&', form.Fields.Select(
            field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")));
        Headers.ContentType = new("application/x-www-form-urlencoded");
    }

    /// <summary>The server is at work on it.</summary>
    public Task Begun => _begun.Task;

    public void Send() => _sent.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _begun.TrySetResult();
        await _sent.Task;
        await stream.WriteAsync(_body);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
