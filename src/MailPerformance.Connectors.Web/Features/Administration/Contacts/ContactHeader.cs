using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What stands on top of every page about one contact.</summary>
public sealed record ContactHeader(long Id, string FirstName, string LastName, string Login, AccessState Access, bool MayDelete);
