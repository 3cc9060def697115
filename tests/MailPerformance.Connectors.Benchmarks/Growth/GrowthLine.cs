using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Growth;

/// <summary>One line of the table: what is asked for, once for each number from 0.</summary>
internal abstract class GrowthLine(string name)
{
    public string Name { get; } = name;

    /// <summary>How many there may be: nothing is asked for twice where a memory of the program would answer the second time.</summary>
    public virtual int Most => int.MaxValue;

    /// <summary>What the request must be answered with.</summary>
    public virtual int Status => 200;

    /// <summary>Something is done before each request that must not be counted to it, so nobody knows its CPU time.</summary>
    public virtual bool HasPreparation => false;

    /// <summary>All requests from one number to before another, made before any is sent.</summary>
    public abstract Task<List<HttpRequestMessage>> MakeAsync(Visitor visitor, int from, int to);

    public virtual Task PrepareAsync(Visitor visitor, int number) => Task.CompletedTask;
}

/// <summary>Addresses, one after another.</summary>
internal sealed class PageLine(string name, Func<int, string> address, int most = int.MaxValue) : GrowthLine(name)
{
    public override int Most => most;

    public override Task<List<HttpRequestMessage>> MakeAsync(Visitor visitor, int from, int to) =>
        Task.FromResult<List<HttpRequestMessage>>(
        [
            .. Enumerable.Range(from, to - from).Select(number => new HttpRequestMessage(HttpMethod.Get, address(number))),
        ]);

    /// <summary>A search for each of the texts.</summary>
    public static PageLine Search(string name, List<string> texts) => new(
        name, number => "/administration/contacts?recherche=" + Uri.EscapeDataString(texts[number]), texts.Count);
}

/// <summary>Saves of contacts, each from its own open page.</summary>
internal sealed class SaveLine(string name, List<long> ids, Action<TestForm> change) : GrowthLine(name)
{
    public override int Most => ids.Count;

    public override int Status => 302;

    public override Task<List<HttpRequestMessage>> MakeAsync(Visitor visitor, int from, int to) =>
        visitor.SavesAsync(ids[from..to], change);
}

/// <summary>The list, each time after somebody has saved a contact.</summary>
internal sealed class ListAfterSaveLine(string name, List<long> ids) : GrowthLine(name)
{
    public override int Most => ids.Count;

    public override bool HasPreparation => true;

    public override async Task PrepareAsync(Visitor visitor, int number)
    {
        foreach (var save in await visitor.SavesAsync([ids[number]], Changes.TimeZone))
        {
            using var answer = await visitor.Client.SendAsync(save);
        }
    }

    public override Task<List<HttpRequestMessage>> MakeAsync(Visitor visitor, int from, int to) =>
        Task.FromResult<List<HttpRequestMessage>>(
        [
            .. Enumerable.Range(from, to - from).Select(_ => new HttpRequestMessage(HttpMethod.Get, "/administration/contacts")),
        ]);
}
