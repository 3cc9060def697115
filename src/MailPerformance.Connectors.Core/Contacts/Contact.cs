using System.Globalization;
using System.Security.Cryptography;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Core.Writing;
using Microsoft.AspNetCore.Identity;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>
/// A user of an account, never a recipient of mail. <c>UserName</c> is the whole login: the account's code and the chosen
/// name (rule 2).
/// </summary>
public sealed class Contact : IdentityUser<long>, IAccountOwned
{
    /// <summary>How long somebody who has changed a contact's credentials is taken for one who may sign in as it.</summary>
    public static readonly TimeSpan TakenFor = TimeSpan.FromDays(30);

    public long AccountId { get; set; }

    public Account Account { get; set; } = null!;

    public PersonTitle? Title { get; set; }

    public required string LastName { get; set; }

    public required string FirstName { get; set; }

    /// <summary>See <see cref="NormalizedText"/>; kept by <see cref="ContactDetails"/> when the name is written.</summary>
    public string NormalizedLastName { get; set; } = "";

    public string NormalizedFirstName { get; set; } = "";

    /// <summary>What is behind the @ of <c>NormalizedEmail</c>, for searches: most contacts share a few.</summary>
    public string MailDomain { get; set; } = "";

    /// <summary>Language of pages and mails, one of <see cref="Languages.All"/>.</summary>
    public required string Language { get; set; }

    /// <summary>IANA name of the zone that every date is shown in.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Wants a mail when an action changes state.</summary>
    public bool NotifyOnActionChange { get; set; }

    /// <summary>Page size of every list.</summary>
    public int RowsPerTable { get; set; }

    /// <summary>Columns that the contact has chosen to see.</summary>
    public ListColumns ShownColumns { get; set; }

    /// <summary>When the contact last signed in with its password; null: never, as far as is known.</summary>
    public DateTime? LastSignInAt { get; private set; }

    /// <summary><see cref="LastSignInAt"/> as a text that is sorted: never comes before every instant.</summary>
    public string LastSignInOrder { get; private set; } = "";

    /// <summary>Last day, in the contact's own zone, on which the contact may sign in; null: no end, administrators only.</summary>
    public DateOnly? ValidUntil
    {
        get;
        set => (field, ValidUntilOrder) = (value, OrderOf(value));
    }

    /// <summary><see cref="ValidUntil"/> as a text that is sorted: no end comes after every date.</summary>
    public string ValidUntilOrder { get; private set; } = OrderOf(null);

    /// <summary>The instant at which <see cref="ValidUntil"/> is over, so that queries need no calendar.</summary>
    public DateTime? AccessEndsAt
    {
        get;
        set => (field, EndNoticeAt) = (value, field == value ? EndNoticeAt : EndNotice.FirstOf(value));
    }

    /// <summary>When somebody is next told that the end is near (<see cref="EndNotice"/>); null: never again.</summary>
    public DateTime? EndNoticeAt { get; internal set; }

    /// <summary>
    /// Part of every one-time password link: a new value ends the links given out before. Renewed with each link, with a block, and
    /// when somebody else than <see cref="PasswordLinkById"/> gives the contact rights that the link must not open.
    /// </summary>
    public string PasswordLinkStamp { get; private set; } = NewStamp();

    /// <summary>Who asked for the last link; null: nobody, or an operator.</summary>
    public long? PasswordLinkById { get; private set; }

    /// <summary>When the last link was asked for; null: none has been, or it has been used or ended since.</summary>
    public DateTime? PasswordLinkAt { get; private set; }

    /// <summary>When somebody has taken the link back of a contact that has no password; null: nobody has, or another was made.</summary>
    public DateTime? FirstLinkTakenBackAt { get; private set; }

    /// <summary>
    /// Part of the contact's own one-time link, which « Mot de passe oublié ? » mails: of its own, so that a stranger who asks ends no
    /// link that somebody was given. Null: none has been asked for, or it has been used or ended since.
    /// </summary>
    public string? OwnLinkStamp { get; private set; }

    /// <summary>When that was last asked for.</summary>
    public DateTime? OwnLinkAt { get; private set; }

    /// <summary>The e-mail that somebody wants it to have: <c>Email</c> until the new mailbox confirms. Null: none.</summary>
    public string? PendingEmail { get; private set; }

    /// <summary>Part of the link that goes there.</summary>
    public string? PendingEmailStamp { get; private set; }

    public DateTime? PendingEmailAt { get; private set; }

    /// <summary>Who wants that: the link works only while they may.</summary>
    public long? PendingEmailById { get; private set; }

    /// <summary>
    /// Who, without being an administrator, has created the contact or changed what somebody could sign in with as it; of several within
    /// <see cref="TakenFor"/> the first. Null: nobody, or a password has been chosen since with the link of an administrator or operator.
    /// </summary>
    public long? CredentialsById { get; set; }

    /// <summary>When that was; of several, the last time.</summary>
    public DateTime? CredentialsAt { get; set; }

    /// <summary>Since when an administrator has blocked the contact; null: not blocked.</summary>
    public DateTime? LockedAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public long? CreatedById { get; set; }

    /// <summary>Sent with the form that created the contact; the same form sent twice gives one contact.</summary>
    public Guid? CreationKey { get; set; }

    public DateTime UpdatedAt { get; set; }

    public long? UpdatedById { get; set; }

    public ICollection<ContactRole> Roles { get; } = [];

    public ICollection<ContactGroup> Groups { get; } = [];

    public ICollection<ContactCategory> Categories { get; } = [];

    public ICollection<ContactSegment> Segments { get; } = [];

    /// <summary>A day as a text that is sorted.</summary>
    public static string OrderOf(DateOnly? day) => (day ?? DateOnly.MaxValue).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>An instant as a text that is sorted, to the second.</summary>
    public static string SignInOrderOf(DateTime? at) => at?.ToString("s", CultureInfo.InvariantCulture) ?? "";

    internal static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Keeps the contact out. Its sessions, links and the codes of apps do not come back with the access.</summary>
    internal void Block(DateTime now)
    {
        LockedAt = now;
        EndSessions();
        EndPasswordLinks();
        EndOwnLink();
    }

    /// <summary>Lets the contact in, also from the minutes after too many wrong passwords: whoever does it means it.</summary>
    internal void LetIn()
    {
        if (LockedAt is not null)
        {
            EndPasswordLinks();
        }

        LockedAt = null;
        LockoutEnd = null;
        AccessFailedCount = 0;
    }

    /// <summary>Whether somebody who is no administrator may be able to sign in as the contact (<see cref="CredentialsById"/>).</summary>
    internal bool IsTaken(DateTime now) => CredentialsById is not null && CredentialsAt > now - TakenFor;

    /// <summary>Ends every session in a browser, and every code that an app has not redeemed.</summary>
    internal void EndSessions() => SecurityStamp = NewStamp();

    /// <summary>Says who has changed the contact last, and when.</summary>
    internal void Touch(AccountWrite write)
    {
        UpdatedAt = write.Now;
        UpdatedById = write.Actor.ById;
    }

    /// <summary>Ends every one-time password link of the contact that has not been used.</summary>
    internal void EndPasswordLinks()
    {
        PasswordLinkStamp = NewStamp();
        (PasswordLinkById, PasswordLinkAt) = (null, null);
    }

    /// <summary>
    /// The contact has forgotten the password, as somebody says. While one is good the same is sent again: whoever asks twice may open
    /// either mail, and a stranger who asks ends nothing.
    /// </summary>
    /// <returns>The stamp.</returns>
    internal string AskOwnLink(DateTime now, TimeSpan lifetime)
    {
        if (OwnLinkStamp is null || OwnLinkAt + lifetime <= now)
        {
            OwnLinkStamp = NewStamp();
        }

        OwnLinkAt = now;
        return OwnLinkStamp;
    }

    /// <summary>Another e-mail is to be confirmed from there. The link before, of this address or another, ends.</summary>
    internal void AskEmail(string email, AccountWrite write) =>
        (PendingEmail, PendingEmailStamp, PendingEmailAt, PendingEmailById) = (email, NewStamp(), write.Now, write.Actor.ById);

    internal void EndPendingEmail() =>
        (PendingEmail, PendingEmailStamp, PendingEmailAt, PendingEmailById) = (null, null, null, null);

    internal void SetEmail(string email) =>
        (Email, NormalizedEmail, MailDomain) = (email, NormalizedText.Of(email), SearchTerms.DomainOf(email));

    internal void EndOwnLink() => (OwnLinkStamp, OwnLinkAt) = (null, null);

    /// <summary>Somebody asks for a new one, which ends those before.</summary>
    internal void MakePasswordLink(AccountWrite write) => MakePasswordLink(write.Actor.ById, write.Now);

    internal void MakePasswordLink(long? byId, DateTime now)
    {
        PasswordLinkStamp = NewStamp();
        (PasswordLinkById, PasswordLinkAt, FirstLinkTakenBackAt) = (byId, now, null);
    }

    internal void TakeFirstLinkBack(DateTime now)
    {
        EndPasswordLinks();
        FirstLinkTakenBackAt = now;
    }

    /// <summary>Whoever gives rights holds them (rule 5), so a link of their own opens nothing new to them; another's would.</summary>
    internal void EndPasswordLinksOfOthersThan(Actor actor)
    {
        if (PasswordLinkById != actor.ById)
        {
            EndPasswordLinks();
        }
    }
}
