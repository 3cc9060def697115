using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Settings.Connectors;

/// <summary>
/// Why a connector is among those to check, in the words of its card, from what the rows say: what is not stored is not said.
/// </summary>
/// <param name="people">Everybody whom the rows name and who is still there, by id.</param>
public sealed class ReviewReasons(ReviewRow row, IReadOnlyDictionary<long, ReviewPerson> people)
{
    private DateTime Since => row.Shown.Since!.Value;

    private ReviewPerson? Giver => Find(row.Shown.ById);

    private ReviewPerson? Maker => Find(row.PasswordLinkById);

    // Whether whoever created the contact has to do with it; an administrator who did has not.
    private bool IsByCreator =>
        row.CreatedById is { } id && Find(id)?.IsAdministrator != true && (id == row.Shown.ById || id == row.CredentialsById);

    private bool IsTakenSince => IsFresh(row.Shown.CredentialsAt) && !(IsByCreator && row.Shown.CredentialsAt == row.CreatedAt);

    private bool IsGiverTaken => Giver is { CredentialsById: not null } giver && IsFresh(giver.CredentialsAt);

    /// <summary>What has happened, each with its instant where one is known.</summary>
    public IEnumerable<ReviewReason> Reasons()
    {
        yield return new(T(HowGiven(), NameOf(row.Shown.ById)), Since);
        if (IsByCreator)
        {
            yield return new(T("Review_WhyCreated", NameOf(row.CreatedById)), row.CreatedAt);
        }

        if (IsTakenSince && !(row.Shown.CredentialsAt == Since && row.CredentialsById == row.Shown.ById))
        {
            yield return new(T("Review_WhyTaken", NameOf(row.CredentialsById)), row.Shown.CredentialsAt);
        }

        if (Maker is { IsAdministrator: false })
        {
            yield return new(T("Review_WhyLink", Maker.Name), null);
        }

        if (IsGiverTaken)
        {
            yield return new(T("Review_WhyGiver", Giver!.Name, NameOf(Giver.CredentialsById)), Giver.CredentialsAt);
        }
    }

    /// <summary>What should make the reader stop.</summary>
    public IEnumerable<string> Warnings()
    {
        foreach (var other in Others().Where(other => other.NormalizedEmail == row.NormalizedEmail))
        {
            yield return T("Review_SameAddress", other.Name);
        }

        if (IsGiverTaken && Giver!.CredentialsById == row.ContactId)
        {
            yield return T("Review_GiverIsTheirs", Giver.Name, row.ContactName);
        }
    }

    /// <summary>Those whom the contact must not be: who gave, and who could sign in as one of the two.</summary>
    public IEnumerable<ReviewPerson> Others()
    {
        long?[] ids =
        [
            row.Shown.ById, IsByCreator ? row.CreatedById : null, IsTakenSince ? row.CredentialsById : null,
            IsGiverTaken ? Giver!.CredentialsById : null, Maker is { IsAdministrator: false } ? Maker.Id : null,
        ];
        return ids.Where(id => id != row.ContactId).Distinct().Select(Find).OfType<ReviewPerson>();
    }

    // A mark is made by the gift, by a change of credentials under a connector that was there, or by a raise; the instants say which.
    private string HowGiven() =>
        row.ConnectorAt == Since ? "Review_Given"
        : row.Shown.CredentialsAt == Since ? "Review_TakenUnder"
        : "Review_RaisedOrTaken";

    private bool IsFresh(DateTime? at) => at > Since - Core.Contacts.Contact.TakenFor;

    private ReviewPerson? Find(long? id) => id is { } known ? people.GetValueOrDefault(known) : null;

    private string NameOf(long? id) => Find(id)?.Name ?? T("Review_Gone");
}
