using MailPerformance.Connectors.Core.Mail;

namespace MailPerformance.Connectors.Core.Tests.Mail;

/// <summary>Takes mails, or fails as it is told.</summary>
public sealed class FakeTransport : IMailTransport, IMailComposer
{
    public List<string> Keys { get; } = [];

    public Exception? Failure { get; set; }

    public Action? BeforeSend { get; set; }

    public bool IsOutOfDate { get; set; }

    public Task<ComposedMail?> ComposeAsync(OutboxMail mail, CancellationToken cancellation = default) =>
        Task.FromResult(IsOutOfDate ? null : new ComposedMail($"{mail.Id}", "", "", "", "", ""));

    public Task SendAsync(ComposedMail mail, CancellationToken cancellation = default)
    {
        BeforeSend?.Invoke();
        cancellation.ThrowIfCancellationRequested();
        lock (Keys)
        {
            Keys.Add(mail.Key);
        }

        return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}
