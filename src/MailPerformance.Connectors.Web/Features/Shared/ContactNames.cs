using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Web.Features.Shared;

public static class ContactNames
{
    /// <summary>First and last name as they are stored, for the message that says who was saved.</summary>
    public static Task<string> NameOfAsync(this ConnectorsDbContext db, long contactId) =>
        db.Contacts.Where(contact => contact.Id == contactId).Select(contact => contact.FirstName + " " + contact.LastName).SingleAsync();

    /// <summary>The name with the login, for mails that say who did something; null when there is no such contact any more.</summary>
    public static Task<string?> FindNameWithLoginAsync(this ConnectorsDbContext db, long contactId) =>
        db.Contacts.Where(contact => contact.Id == contactId)
            .Select(contact => contact.FirstName + " " + contact.LastName + " (" + contact.UserName + ")").SingleOrDefaultAsync();
}
