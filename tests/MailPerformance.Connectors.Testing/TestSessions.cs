using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Testing;

/// <summary>Sessions of a test account's contacts.</summary>
public static class TestSessions
{
    /// <summary>A browser in which the contact has signed in.</summary>
    /// <returns>The row's id.</returns>
    public static Task<long> AddSessionAsync(this TestAccount account, long contactId, string browser = "Firefox, Linux") =>
        account.Inside(async core =>
        {
            var contact = await core.Db.Contacts.SingleAsync(contact => contact.Id == contactId);
            var key = Guid.NewGuid().ToString("N");
            await core.Sessions.OpenAsync(contact, key, browser);
            return await core.Db.Sessions.Where(session => session.Key == key).Select(session => session.Id).SingleAsync();
        });

    public static Task<List<Session>> SessionsAsync(this TestAccount account, long contactId) =>
        account.Inside(core => core.Db.Sessions.AsNoTracking()
            .Where(session => session.ContactId == contactId).OrderBy(session => session.Id).ToListAsync());
}
