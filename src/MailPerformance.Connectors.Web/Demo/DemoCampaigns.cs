using MailPerformance.Connectors.Core.Campaigns;

namespace MailPerformance.Connectors.Web.Demo;

/// <summary>
/// The campaigns of the demo account: what was sent over the last weeks, what goes out now, what is planned and what is a draft.
/// </summary>
internal static class DemoCampaigns
{
    private static readonly (string Name, string Subject, string? Category, CampaignState State, double DaysFromNow)[] All =
    [
        ("Offres flash du soir", "Deux heures pour en profiter", "Offres flash", CampaignState.Validated, 0.005),
        ("Soldes : dernière démarque", "Tout doit partir", "Soldes", CampaignState.Validated, 0.4),
        ("Newsletter de la semaine", "Vos actualités de la semaine", "Newsletter", CampaignState.Validated, 1.3),
        ("Enquête de satisfaction", "Votre avis nous intéresse", "Sondages", CampaignState.Validated, 3),
        ("Nouveautés d’automne", "La nouvelle collection est arrivée", "Nouveautés", CampaignState.Sending, -0.0007),
        ("Relance paniers abandonnés", "Vous avez oublié quelque chose ?", "Relances", CampaignState.Sent, -1.2),
        ("Newsletter de la semaine passée", "Vos actualités", "Newsletter", CampaignState.Sent, -6),
        ("Points fidélité doublés", "Vos points comptent double", "Fidélité", CampaignState.Interrupted, -8),
        ("Joyeux anniversaire", "Un cadeau vous attend", "Anniversaires", CampaignState.Sent, -12),
        ("Soldes : premier jour", "C’est parti !", "Soldes", CampaignState.Sent, -20),
        ("Message à tous", "Nos horaires changent", null, CampaignState.Sent, -26),
        ("Calendrier de l’avent", "24 surprises", "Offres flash", CampaignState.Draft, 0),
        ("Vœux", "Meilleurs vœux", null, CampaignState.Draft, 0),
    ];

    public static IReadOnlyList<ImportedCampaign> At(DateTime now) =>
    [
        .. All.Select((campaign, index) =>
        {
            var at = now.AddDays(campaign.DaysFromNow);
            var isDraft = campaign.State == CampaignState.Draft;
            var targeted = 8_000 + (index * 4_737 % 60_000);
            return new ImportedCampaign(
                $"demo {index}",
                $"demo-{index + 1:00}",
                campaign.Name,
                campaign.Subject,
                campaign.Category,
                campaign.State,
                isDraft ? null : at,
                campaign.State switch
                {
                    CampaignState.Sent => at.AddHours(2),
                    CampaignState.Interrupted => at.AddMinutes(42),
                    CampaignState.Sending => at,
                    _ => now.AddDays(-1),
                },
                [.. Series(campaign.State, at, targeted, index).Where(point => point.At <= now)]);
        }),
    ];

    // Sending takes two hours; opens and clicks go on for three days, quick at first.
    private static IEnumerable<ImportedPoint> Series(CampaignState state, DateTime start, int targeted, int index)
    {
        if (state is CampaignState.Draft or CampaignState.Validated)
        {
            yield return new ImportedPoint("demo", start.AddDays(-5), new CampaignCounts { Targeted = targeted });
            yield break;
        }

        var reach = state == CampaignState.Interrupted ? 0.35 : 1;
        double[] hours = state == CampaignState.Sending ? [0] : [0, 0.25, 0.5, 1, 1.5, 2, 4, 8, 12, 24, 36, 48, 72];
        foreach (var hour in hours)
        {
            var sent = (int)(targeted * Math.Min(reach, hour / 2));
            var delivered = (int)(sent * (0.965 + (index % 4 * 0.006)));
            var opens = (int)(delivered * (0.17 + (index % 5 * 0.022)) * (1 - Math.Exp(-hour / 9)));
            yield return new ImportedPoint("demo", start.AddHours(hour), new CampaignCounts
            {
                Targeted = targeted,
                Sent = sent,
                Delivered = delivered,
                Bounces = sent - delivered,
                Opens = opens,
                Clicks = (int)(opens * (0.11 + (index % 3 * 0.025))),
                Unsubscribes = (int)(delivered * 0.0013),
                Complaints = (int)(delivered * 0.0001),
            });
        }
    }
}
