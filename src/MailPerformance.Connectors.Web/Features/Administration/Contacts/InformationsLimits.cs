using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What a reader may not change on the page « Informations », each with its reason; null: it may be changed.</summary>
/// <param name="Edit">All details.</param>
/// <param name="Identity">Names, login and e-mail, although the rest may be changed.</param>
/// <param name="Credentials">Login and e-mail, although the rest may be changed.</param>
public sealed record InformationsLimits(Denial? Edit, Denial? Identity, Denial? Credentials, Denial? EndDate)
{
    public static InformationsLimits None { get; } = new(null, null, null, null);

    public static InformationsLimits Of(Authority authority, ContactRights rights, bool hasConnectors) =>
        authority.Edit(rights) is { } denial
            ? new InformationsLimits(denial, null, null, authority.ChangeEndDate(rights))
            : new InformationsLimits(
                null, authority.EditIdentity(rights), authority.EditCredentials(rights, hasConnectors), authority.ChangeEndDate(rights));

    /// <summary>The page shows the field and does not take it.</summary>
    public bool IsReadOnly(ContactField field) =>
        (field.IsIdentity && Identity is not null)
        || (field.IsCredential && Credentials is not null)
        || (field.Name == nameof(ContactDetails.ValidUntil) && EndDate is not null);
}
