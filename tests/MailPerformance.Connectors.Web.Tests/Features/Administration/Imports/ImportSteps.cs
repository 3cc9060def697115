using System.Globalization;
using System.Text;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Web.Features.Administration.Imports;

namespace MailPerformance.Connectors.Web.Tests.Features.Administration.Imports;

/// <summary>What every import begins with.</summary>
internal static class ImportSteps
{
    /// <summary>Sends the text as a file.</summary>
    /// <returns>The batch, and the page that asks for its columns.</returns>
    public static async Task<(long Id, TestPage Columns)> SendAsync(this TestSite site, BatchAction action, string text)
    {
        var (address, name) = action == BatchAction.Import
            ? (ImportAddresses.New, "contacts.csv")
            : (ImportAddresses.NewCampaigns, "campagnes.csv");
        var sent = await site.UploadAsync(address, name, Encoding.UTF8.GetBytes(text));
        PageAssert.Is(HttpStatusCode.Redirect, sent);
        return (IdOf(sent), await site.GetAsync(sent.Location!));
    }

    /// <summary>The batch that a file was taken into.</summary>
    public static long IdOf(TestPage sent) => long.Parse(sent.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
}
