using MailPerformance.Connectors.Core.Contacts;

namespace MailPerformance.Connectors.Core.Campaigns;

/// <summary>
/// Where campaigns are: what pages, the API and the rules ask, whatever sends the campaigns. Reads are for whoever is signed in:
/// a contact with categories (<see cref="ContactCategory"/>) sees their campaigns alone, a contact without any sees all. What
/// cannot be seen is not there.
/// </summary>
public interface ICampaignPort
{
    /// <summary>Latest first.</summary>
    Task<CampaignPage> ListAsync(CampaignQuery query, CancellationToken cancellation = default);

    Task<CampaignView?> FindAsync(long id, CancellationToken cancellation = default);

    /// <summary>The campaign with its points, oldest first: at most <paramref name="limit"/>, spread evenly, the last one among them.</summary>
    Task<CampaignSeries?> FindSeriesAsync(long id, int limit, CancellationToken cancellation = default);

    /// <summary>The campaign with everything that has happened to it, the latest first.</summary>
    Task<CampaignDetails?> FindDetailsAsync(long id, CancellationToken cancellation = default);

    /// <summary>The campaigns that are scheduled or under way, the next one first.</summary>
    /// <param name="all">Every one of the account, whoever asks: for rules, not for eyes.</param>
    Task<IReadOnlyList<CampaignView>> StoppableAsync(bool all, CancellationToken cancellation = default);

    /// <summary>The answer to an order that has been carried out before, known by its key; null when it has not.</summary>
    Task<CampaignMoved?> FindRepeatAsync(CampaignOrder order, long contactId);

    /// <summary>
    /// Carries an order out for whoever is signed in. Called inside the account's turn; nothing is kept before that commits.
    /// </summary>
    /// <returns>Null when the campaign is not there for whoever is signed in.</returns>
    Task<CampaignMoved?> MoveAsync(CampaignOrder order, CampaignMover by, DateTime now);
}
