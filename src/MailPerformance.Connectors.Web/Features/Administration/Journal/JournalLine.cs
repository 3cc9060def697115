using System.Text.RegularExpressions;
using MailPerformance.Connectors.Core.Journal;
using MailPerformance.Connectors.Core.Settings;
using MailPerformance.Connectors.Web.Features.Administration.Contacts;
using MailPerformance.Connectors.Web.Features.Administration.Reviews;
using MailPerformance.Connectors.Web.Features.Administration.Roles;
using MailPerformance.Connectors.Web.Features.Campaigns;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using Microsoft.AspNetCore.Html;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Journal;

/// <summary>
/// An entry in the reader's words. Its sentence is a text with names in braces: <c>{author}</c>, or any key of <see cref="JournalSaid"/>.
/// </summary>
public sealed partial class JournalLine(JournalEntry entry, JournalThere there, JournalReading reading)
{
    private readonly IReadOnlyList<JournalSaid> _said = JournalSaid.Read(entry.Said);

    public long Number => entry.Number;

    public DateTime At => entry.At;

    public JournalKind Kind => entry.Kind;

    /// <summary>In HTML, with links to what is still there.</summary>
    public IHtmlContent Sentence
    {
        get
        {
            var html = new HtmlContentBuilder();
            Walk(text => html.Append(text), (key, text) => AppendName(html, key, text));
            return html;
        }
    }

    /// <summary>Without links, for files.</summary>
    public string Text
    {
        get
        {
            var text = new System.Text.StringBuilder();
            Walk(part => text.Append(part), (_, name) => text.Append(name));
            return text.ToString();
        }
    }

    /// <summary>What the sentence does not say yet.</summary>
    public IReadOnlyList<JournalChange> Changes =>
        JournalChange.Of(_said.Where(one => !Template.Contains($"{{{one.Key}}}") && !IsName(one)), reading);

    /// <summary>By which login, since names repeat, and where it was done from; null: not known.</summary>
    public string? From
    {
        get
        {
            string?[] parts =
                [AuthorLogin, Find(JournalSaid.Address), Find(JournalSaid.Device), AgentName.Of(Find(JournalSaid.Agent))];
            return parts.Any(part => part is not null) ? string.Join(" · ", parts.OfType<string>()) : null;
        }
    }

    public string Author => Find(JournalSaid.Author) ?? Erased(JournalSaid.Author, entry.AuthorId) ?? T("JournalAuthor_" + entry.Entrance);

    public string? AuthorLogin => Find(JournalSaid.AuthorLogin);

    public string? Contact => Find(JournalSaid.Contact) ?? Erased(JournalSaid.Contact, entry.ContactId)
        ?? (entry.Kind is JournalKind.ContactErased or JournalKind.EntriesErased ? T("Journal_Erased", entry.ContactId) : null);

    public string? ContactLogin => Find(JournalSaid.ContactLogin);

    public string? Subject => Find(JournalSaid.Subject) is { } name
        ? RoleNames.Of(
            entry.Subject is JournalSubject.Role or JournalSubject.Review && name == AccountInstaller.AdministratorRoleName, name)
        : null;

    private string Template => T(TextKey);

    // The same said of oneself, or of nobody who is known.
    private string TextKey
    {
        get
        {
            var key = "Journal_" + entry.Kind;
            return entry.Kind switch
            {
                JournalKind.ContactChanged or JournalKind.SecondFactorOff or JournalKind.PasswordLinkMade
                    when entry.AuthorId is not null && entry.AuthorId == entry.ContactId => key + "_Self",
                JournalKind.SignInRefused when entry.ContactId is null => key + "_Unknown",
                JournalKind.CampaignMoved when entry.ContactId is not null => key + "_Ordered",
                JournalKind.PhoneEnded when entry.SubjectId is null => key + "_Noted",
                _ => key,
            };
        }
    }

    private void Walk(Action<string> append, Action<string, string> appendName)
    {
        var template = Template;
        var end = 0;
        foreach (Match place in Place().Matches(template))
        {
            append(template[end..place.Index]);
            appendName(place.Groups[1].Value, NameOf(place.Groups[1].Value));
            end = place.Index + place.Length;
        }

        append(template[end..]);
        if (!template.Contains("{times}") && Find(JournalSaid.Times) is { } times)
        {
            append(" " + T("Journal_Times", times));
        }
    }

    private string NameOf(string key) => key switch
    {
        JournalSaid.Author => Author,
        JournalSaid.Contact => Contact ?? T("Journal_Somebody"),
        JournalSaid.Subject => Subject ?? T("Journal_Nameless"),
        _ => _said.FirstOrDefault(one => one.Key == key) is { Value: { } value } ? JournalChange.Show(key, value, reading) : "–",
    };

    private void AppendName(HtmlContentBuilder html, string key, string text)
    {
        var (address, login) = key switch
        {
            JournalSaid.Author => (ContactAddress(entry.AuthorId), AuthorLogin),
            JournalSaid.Contact => (ContactAddress(entry.ContactId), ContactLogin),
            JournalSaid.Subject => (SubjectAddress, null),
            _ => (null, null),
        };
        if (address is not null)
        {
            html.AppendHtml("<a href=\"").Append(address).AppendHtml("\"");
            html.AppendHtml(" title=\"").Append(login ?? "").AppendHtml("\"><bdi>").Append(text).AppendHtml("</bdi></a>");
        }
        else
        {
            html.AppendHtml("<bdi>").Append(text).AppendHtml("</bdi>");
        }
    }

    private string? SubjectAddress => entry switch
    {
        { Subject: JournalSubject.Role, SubjectId: { } id } when there.Has(JournalSubject.Role, id) => RoleAddresses.Edit(id),
        { Subject: JournalSubject.Campaign, SubjectId: { } id } when there.Has(JournalSubject.Campaign, id) => CampaignAddresses.Show(id),
        { Subject: JournalSubject.Review, SubjectId: { } id } when there.SeesReviews => AccessReviewAddresses.Record(id),
        { Subject: JournalSubject.Connector, ContactId: { } id } when there.Has(JournalSubject.Contact, id) =>
            ContactAddresses.Connectors(id),
        _ => null,
    };

    private string? ContactAddress(long? id) =>
        there.Has(JournalSubject.Contact, id) ? ContactAddresses.Show(id!.Value) : null;

    // What has just been made, or is gone, is called what the sentence calls it.
    private bool IsName(JournalSaid one) => one.Key.EndsWith(":Name", StringComparison.Ordinal)
        && one.Value == Find(JournalSaid.Subject) && _said.Count(other => other.Key.EndsWith(":Name", StringComparison.Ordinal)) == 1;

    private string? Find(string key) => _said.FirstOrDefault(one => one.Key == key)?.Value;

    // Somebody who was erased is a number.
    private string? Erased(string key, long? id) =>
        _said.Any(one => one.Key == key && one.Value is null) ? T("Journal_Erased", id) : null;

    [GeneratedRegex(@"\{([a-zA-Z:-]+)\}")]
    private static partial Regex Place();
}
