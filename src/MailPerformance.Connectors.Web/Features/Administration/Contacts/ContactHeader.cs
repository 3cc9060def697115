using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Web.Features.Shared;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What stands on top of every page about one contact.</summary>
/// <param name="MayEdit">The reader may open the pages after « Informations ».</param>
public sealed record ContactHeader(
    long Id, string FirstName, string LastName, string Login, AccessState Access, bool MayEdit, bool MayDelete)
{
    public string Name => $"{FirstName} {LastName}";

    /// <summary>The way to one of the pages of a contact.</summary>
    /// <param name="header">Null: the contact is new.</param>
    /// <param name="step">Null: the first one, which the others are below.</param>
    public static PagePath PathOf(HttpContext context, ContactHeader? header, ContactStep? step)
    {
        var list = (T("Contacts_Title"), ListPlace.Back(context, ContactAddresses.List));
        return header is null ? PagePath.InAdministration(T("Contact_New"), list)
            : step is null ? PagePath.InAdministration(header.Name, list)
            : PagePath.InAdministration(step.Title, list, (header.Name, ContactAddresses.Show(header.Id)));
    }

    public static ContactHeader Of(Contact contact, KeptOutBy? by, ContactRights rights, Actor reader)
    {
        var authority = new Authority(reader);
        return new ContactHeader(
            contact.Id,
            contact.FirstName,
            contact.LastName,
            contact.UserName!,
            AccessState.Of(by, rights.HasPassword),
            authority.Edit(rights) is null,
            authority.Delete(rights) is null);
    }
}
