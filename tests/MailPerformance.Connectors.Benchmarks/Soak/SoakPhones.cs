using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MailPerformance.Connectors.Benchmarks.Application;

namespace MailPerformance.Connectors.Benchmarks.Soak;

/// <summary>Phones that look at campaigns and plan them for another date.</summary>
internal sealed class SoakPhones(Nodes nodes, SoakRecord record, Ledger ledger)
{
    /// <summary>The contact of the guide's example whose iPhone may order.</summary>
    private const string Login = "FG3pmdpmdpmd";

    // Those that begin meanwhile are none.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(6);

    public async Task OrderAsync(CancellationToken stopped)
    {
        TestPhone? phone = null;
        while (!stopped.IsCancellationRequested)
        {
            if (phone is null)
            {
                await record.TryAsync("phone, sign-in", async () =>
                {
                    phone = await NewPhone().SignInAsync(Login, Visitor.Password);
                    return null;
                });
            }
            else if (!await ListAndPlanAsync(phone))
            {
                phone = await RefreshedAsync(phone);
            }

            await Task.Delay(700, CancellationToken.None);
        }
    }

    private TestPhone NewPhone() => new(new TestSite(NodeHandler.NewClient(nodes)), NodeHandler.NewClient(nodes));

    // False: its token is no longer good.
    private async Task<bool> ListAndPlanAsync(TestPhone phone)
    {
        JsonElement? campaign = null;
        var isSignedIn = true;
        await record.TryAsync("phone, list", async () =>
        {
            using var answer = await phone.CallAsync("/campaigns");
            isSignedIn = answer.StatusCode != HttpStatusCode.Unauthorized;
            if (answer.IsSuccessStatusCode)
            {
                var list = await answer.Content.ReadFromJsonAsync<JsonElement>();
                campaign = list.GetProperty("items").EnumerateArray().Cast<JsonElement?>().FirstOrDefault(IsToPlan);
            }

            return answer.IsSuccessStatusCode || !isSignedIn ? null : $"{(int)answer.StatusCode}";
        });
        if (campaign is { } found)
        {
            await PlanAsync(phone, found);
        }

        return isSignedIn;
    }

    private static bool IsToPlan(JsonElement? campaign) => campaign!.Value.GetProperty("may").GetProperty("reschedule").GetBoolean()
        && campaign.Value.GetProperty("scheduledAt").GetDateTime() > DateTime.UtcNow + Ahead;

    private async Task PlanAsync(TestPhone phone, JsonElement campaign)
    {
        var address = $"/campaigns/{campaign.GetProperty("id").GetInt64()}";
        string? tag = null;
        await record.TryAsync("phone, campaign", async () =>
        {
            using var answer = await phone.CallAsync(address);
            tag = answer.Headers.ETag?.ToString();
            return tag is null ? $"{(int)answer.StatusCode}" : null;
        });
        var (key, date) = (Guid.NewGuid().ToString(), campaign.GetProperty("scheduledAt").GetDateTime().AddMinutes(1));
        if (tag is not null)
        {
            await record.TryAsync("phone, order", () => OrderAsync(phone, address, tag, key, date));
        }
    }

    private async Task<string?> OrderAsync(TestPhone phone, string address, string tag, string key, DateTime date)
    {
        var body = new { scheduledAt = date.ToString("O", CultureInfo.InvariantCulture) };
        using var answer = await phone.CallAsync(address + "/schedule", HttpMethod.Put, body, headers =>
        {
            headers.TryAddWithoutValidation("If-Match", tag);
            headers.Add("Idempotency-Key", key);
        });
        if (answer.IsSuccessStatusCode)
        {
            ledger.Ordered(key);
            return null;
        }

        return answer.StatusCode switch
        {
            // Another phone was quicker.
            HttpStatusCode.PreconditionFailed => null,
            HttpStatusCode.ServiceUnavailable => SoakRecord.Busy,
            _ => $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}",
        };
    }

    // Whose refreshing was cut off signs in again, since its token may have been used.
    private async Task<TestPhone?> RefreshedAsync(TestPhone phone)
    {
        var isGood = await record.TryAsync("phone, refresh", async () =>
        {
            var answer = await phone.RefreshAsync();
            switch (answer)
            {
                case { IsError: false }:
                    phone.Keep(answer);
                    return null;
                case { Exception: CutOffException cut }:
                    throw cut;
                default:
                    return $"{answer.Error} {answer.ErrorDescription}";
            }
        });
        return isGood ? phone : null;
    }
}
