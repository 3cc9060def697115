using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Tests.Security.Changes;

/// <summary>
/// Every endpoint that may write, posted by everybody at everything with every grudge: what has changed in the database is what the
/// rights of whoever posted let them change (<see cref="Entitlements"/>), whatever the endpoint meant to do.
/// </summary>
public abstract partial class ChangeTests(ChangeFactory host)
{
    private readonly ChangeBodies _bodies = new(host.World);
    private readonly Grudges _grudges = new(host.World);
    private readonly List<string> _wrong = [];
    private readonly HashSet<string> _changers = [];

    protected static TheoryData<string> Half(bool isContacts) =>
    [
        .. EndpointTable.Rows
            .Where(row => row.Method != "GET" && row.Route.StartsWith("/administration/contacts", StringComparison.Ordinal) == isContacts)
            .Select(row => row.Name),
    ];

    protected async Task CheckAsync(string name)
    {
        var row = EndpointTable.Rows.Single(row => row.Name == name);
        foreach (var visitor in host.World.Visitors)
        {
            foreach (var aim in host.World.AimsOf(row.Kind, visitor))
            {
                await SendAllAsync(new Post(row, visitor, aim));
            }
        }

        Assert.True(_wrong.Count == 0, $"{_wrong.Count} changes without a right:\n{string.Join('\n', _wrong.Take(20))}");
        Assert.True(
            _changers.Count > 0 == row.WritesNothing is null,
            _changers.Count == 0 ? "Nobody changes anything: the body is no good, or the row must say why." : string.Join('\n', _changers));
    }

    // Each wish by itself only where the door is open: where neither the good body nor all wishes at once come in, none does. Who has
    // nothing to write with sends what has all of it.
    private async Task SendAllAsync(Post post)
    {
        var good = await _bodies.BodyAsync(post.Row, post.Aim.Target);
        var isOpen = (post.Row.Kind == TargetKind.None || post.Row.IsForPrograms || !post.Visitor.IsOnlooker)
            && await SendAsync(post, "good", good);
        isOpen |= !post.Row.IsForPrograms && await SendAsync(post, Grudges.Everything, _grudges.All(good));
        if (isOpen)
        {
            foreach (var (name, form) in _grudges.Of(good))
            {
                await SendAsync(post, name, form);
            }
        }
    }

    // False where the door is closed.
    private async Task<bool> SendAsync(Post post, string wish, TestForm form)
    {
        using var request = RequestOf(post, form);
        using var answer = await host.Client.SendAsync(request);
        if (await host.ChangedAsync() is { } after)
        {
            var proof = _bodies.ProofOf(post.Visitor, post.Row, post.Aim.Target, form);
            var changes = host.Before.ChangesTo(after);
            _wrong.AddRange(Judge.Wrong(post.Visitor, proof, IsRefusal(answer), host.Before, after, changes)
                .Select(wrong => $"{post.Visitor.Name}, {post.Aim.Name}, {wish}, {(int)answer.StatusCode}: {wrong}"));
            if (changes.Any(change => change.Table != "Accounts" || change.Columns.Any(column => column != "WriteSequence")))
            {
                _changers.Add(post.Visitor.Name);
            }

            host.Restore();
        }

        Assert.True((int)answer.StatusCode < 500, $"{post.Visitor.Name}, {post.Aim.Name}, {wish}: {(int)answer.StatusCode}");
        if (await SeenAsync(answer, form) is { } seen)
        {
            return await SendAsync(post, wish, seen);
        }

        return !IsRefusal(answer) || answer.StatusCode == HttpStatusCode.BadRequest;
    }

    // What is answered with what it would do is sent again by somebody who has seen that; null: it is not.
    private static async Task<TestForm?> SeenAsync(HttpResponseMessage answer, TestForm form)
    {
        if (answer.StatusCode != HttpStatusCode.Conflict || form[EffectStep.SeenField] is not null
            || Seen().Match(await answer.Content.ReadAsStringAsync()) is not { Success: true } digest)
        {
            return null;
        }

        var seen = new TestForm();
        foreach (var (name, value) in form.Fields)
        {
            seen.Add(name, value);
        }

        seen.Add(EffectStep.SeenField, digest.Groups[1].Value);
        return seen;
    }

    [GeneratedRegex($"name=\"{EffectStep.SeenField}\" value=\"(\\w+)\"")]
    private static partial Regex Seen();

    // To be sent to the sign-in page with the way back is to be refused.
    private static bool IsRefusal(HttpResponseMessage answer) =>
        (int)answer.StatusCode >= 400
        || answer.Headers.Location?.ToString().Contains("/connexion?retour=", StringComparison.Ordinal) == true;

    private static HttpRequestMessage RequestOf(Post post, TestForm form)
    {
        var method = post.Row.Method == "*" ? "POST" : post.Row.Method;
        var request = new HttpRequestMessage(new HttpMethod(method), post.Row.AddressFor(post.Aim.Target));
        request.Headers.Add("Cookie", post.Visitor.Cookie);
        if (post.Visitor.Bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", post.Visitor.Bearer);
        }

        if (post.Row.Route.StartsWith("/api/", StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            request.Content = JsonContent.Create(form.Fields.ToDictionary(field => field.Key, field => field.Value));
            return request;
        }

        IEnumerable<KeyValuePair<string, string>> token = [new("__RequestVerificationToken", post.Visitor.Token)];
        request.Content = new FormUrlEncodedContent(post.Row.IsForPrograms ? form.Fields : form.Fields.Concat(token));
        return request;
    }

    private sealed record Post(EndpointRow Row, Visitor Visitor, Aim Aim);
}
