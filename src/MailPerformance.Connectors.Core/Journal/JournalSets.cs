using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Journal;

/// <summary>The tables of the journal.</summary>
public static class JournalSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<JournalEntry> JournalEntries => db.Set<JournalEntry>();

        public DbSet<JournalNote> JournalNotes => db.Set<JournalNote>();

        public DbSet<JournalMark> JournalMarks => db.Set<JournalMark>();
    }
}
