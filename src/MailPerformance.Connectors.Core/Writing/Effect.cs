using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MailPerformance.Connectors.Core.Writing;

/// <summary>
/// What a write changes for people, as it was found by carrying the write out: who gains and loses what, what is asked about, what is
/// refused.
/// </summary>
public sealed record Effect(IReadOnlyList<EffectLine> Lines)
{
    /// <summary>Nobody needs to be shown it.</summary>
    public bool IsEmpty => Lines.Count == 0;

    public bool IsRefused => Lines.OfType<RefusalLine>().Any();

    /// <summary>A rule asks something; whoever goes on consents to it.</summary>
    public bool HasQuestion => Lines.OfType<QuestionLine>().Any();

    /// <summary>What is written to; what was seen of one thing is not seen of another of the same name.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Another one for another effect: tells whether what is about to happen is what the reader has seen.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        Subject + '\n' + string.Join('\n', Lines.Select(line => line.GetType().Name + JsonSerializer.Serialize(line, line.GetType()))))));
}

/// <summary>One thing that a write changes. Each subject has its own kinds.</summary>
public abstract record EffectLine;

/// <summary>What a rule with a <see cref="IAccountRule.ConsentField"/> asks.</summary>
public sealed record QuestionLine(string Field, string Message) : EffectLine;

/// <summary>What a rule says no to, whoever wants it. Only a rehearsal has it: a write that is meant ends with the rule's error.</summary>
public sealed record RefusalLine(string Message) : EffectLine;
