using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.MobileApi.V1;

/// <summary>Who the token's contact is and what the app may do for it.</summary>
[Route(ApiAddresses.Me)]
public sealed class MeController(ConnectorsDbContext db) : MobileApiController
{
    /// <summary>Who am I, and what may I do?</summary>
    [HttpGet]
    [ProducesResponseType<MeAnswer>(StatusCodes.Status200OK)]
    public async Task<MeAnswer> Get()
    {
        var ids = Caller.CategoryIds;
        var categories = ids is null
            ? null
            : await db.Set<Core.Labels.Category>().Where(category => ids.Contains(category.Id)).OrderBy(category => category.NormalizedName)
                .Select(category => new CategoryAnswer(category.Id, category.Name)).ToListAsync();
        var contact = Caller.Contact;
        return new MeAnswer(
            contact.Login,
            contact.FirstName,
            contact.LastName,
            new AccountAnswer(contact.AccountCode, contact.AccountName),
            contact.Language,
            contact.TimeZone,
            Caller.PlatformKey,
            Caller.Privilege.ToString(),
            new MayAnswer(true, Caller.Privilege >= ConnectorPrivilege.ReadWrite),
            Caller.ActivatedAt,
            categories,
            new DeviceAnswer(Caller.Device!.Id, Caller.Device.Name, Caller.Device.Model, Caller.Device.System, Caller.Device.AppVersion));
    }
}
