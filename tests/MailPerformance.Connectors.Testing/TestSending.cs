using System.Collections.Concurrent;
using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Testing;

/// <summary>
/// A sending system that is another one: each account has its own, which answers as its test says. What it has answered to an order it
/// answers again when the order comes again, as <see cref="ISendingSystem"/> asks for.
/// </summary>
/// <param name="answers">At once, with a confirmation, until a test says otherwise; else it is silent until then.</param>
public sealed class TestSending(bool answers = false) : ISendingSystem
{
    private readonly ConcurrentDictionary<string, OfAccount> _accounts = new();

    public bool IsLocal => false;

    public OfAccount this[TestAccount account] => Of(account.Code);

    public Task<SendingAnswer> SendAsync(SendingOrder order, CancellationToken cancellation) =>
        Of(order.AccountCode).SendAsync(order, cancellation);

    public static SendingAnswer Done(DateTime at) => new SendingAnswer.Confirmed(at);

    public static SendingAnswer Refuse(string? words = null, CampaignRefusal reason = CampaignRefusal.Other) =>
        new SendingAnswer.Refused(reason, words);

    public static SendingAnswer Accept() => new SendingAnswer.Accepted();

    private OfAccount Of(string code) => _accounts.GetOrAdd(code, _ =>
    {
        var one = new OfAccount();
        if (answers)
        {
            one.Answer = (order, _) => Task.FromResult(Done(order.KeptAt));
        }

        return one;
    });

    /// <summary>The part that one account sees.</summary>
    public sealed class OfAccount
    {
        private readonly ConcurrentDictionary<Guid, SendingAnswer> _answered = new();
        private readonly ConcurrentQueue<SendingOrder> _orders = new();

        /// <summary>What an order gets; a failure is no answer.</summary>
        public Func<SendingOrder, CancellationToken, Task<SendingAnswer>> Answer { get; set; } = IsSilent;

        /// <summary>Every order that came, also again.</summary>
        public IReadOnlyList<SendingOrder> Orders => [.. _orders];

        public void Answers(SendingAnswer answer) => Answer = (_, _) => Task.FromResult(answer);

        public void Silent() => Answer = IsSilent;

        internal async Task<SendingAnswer> SendAsync(SendingOrder order, CancellationToken cancellation)
        {
            _orders.Enqueue(order);
            if (_answered.TryGetValue(order.Key, out var known))
            {
                return known;
            }

            var answer = await Answer(order, cancellation);
            if (answer is not SendingAnswer.Accepted)
            {
                _answered[order.Key] = answer;
            }

            return answer;
        }

        private static Task<SendingAnswer> IsSilent(SendingOrder order, CancellationToken cancellation) =>
            Task.FromException<SendingAnswer>(new TimeoutException("The sending system does not answer."));
    }
}
