using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>The tables of contacts.</summary>
public static class ContactSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<Contact> Contacts => db.Set<Contact>();

        public DbSet<ContactRole> ContactRoles => db.Set<ContactRole>();

        public DbSet<ContactSearchTerm> ContactSearchTerms => db.Set<ContactSearchTerm>();

        public DbSet<DomainSearchTerm> DomainSearchTerms => db.Set<DomainSearchTerm>();
    }
}
