using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MailPerformance.Connectors.Core.Journal;

internal sealed class JournalMappings :
    IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<JournalNote>, IEntityTypeConfiguration<JournalMark>
{
    private const int WordMaxLength = 40;

    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("JournalEntries");
        builder.HasKey(entry => new { entry.AccountId, entry.Number });
        builder.Property(entry => entry.Kind).HasConversion(new ExactWord<JournalKind>()).HasMaxLength(WordMaxLength);
        builder.Property(entry => entry.Entrance).HasConversion(new ExactWord<Entrance>()).HasMaxLength(WordMaxLength);
        builder.Property(entry => entry.Subject).HasConversion(new ExactWord<JournalSubject>()).HasMaxLength(WordMaxLength);
        builder.Property(entry => entry.Hash).HasMaxLength(HashLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(entry => entry.AccountId).OnDelete(DeleteBehavior.Restrict);

        // One for each filter, all in the order of the page.
        builder.HasIndex(entry => new { entry.AccountId, entry.AuthorId, entry.Number });
        builder.HasIndex(entry => new { entry.AccountId, entry.ContactId, entry.Number });
        builder.HasIndex(entry => new { entry.AccountId, entry.Subject, entry.SubjectId, entry.Number });
        builder.HasIndex(entry => new { entry.AccountId, entry.Kind, entry.Number });
        builder.HasIndex(entry => new { entry.AccountId, entry.At });
    }

    public void Configure(EntityTypeBuilder<JournalNote> builder)
    {
        builder.ToTable("JournalNotes");
        builder.Property(note => note.Kind).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(note => note.Entrance).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(note => note.Address).HasMaxLength(JournalNote.TextMaxLength);
        builder.Property(note => note.Agent).HasMaxLength(JournalNote.TextMaxLength);
        builder.Property(note => note.DeviceName).HasMaxLength(JournalNote.TextMaxLength);
        builder.Property(note => note.Together).HasMaxLength(JournalNote.TextMaxLength).IsNormalized();
        builder.HasIndex(note => new { note.AccountId, note.Minute, note.Kind, note.Together }).IsUnique()
            .HasFilter("Minute IS NOT NULL");
        builder.HasOne<Account>().WithMany().HasForeignKey(note => note.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<JournalMark> builder)
    {
        builder.ToTable("JournalMarks");
        builder.HasKey(mark => mark.AccountId);
        builder.Property(mark => mark.AccountId).ValueGeneratedNever();
        builder.Property(mark => mark.Hash).HasMaxLength(HashLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(mark => mark.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    // Letter by letter: what was written otherwise, as a number or in other case, is not found by filters, and is not what was sealed.
    private sealed class ExactWord<T>() : ValueConverter<T, string>(value => value.ToString(), word => Read(word))
        where T : struct, Enum
    {
        private static readonly T Unknown = (T)Enum.ToObject(typeof(T), -1);

        private static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(value => value.ToString());

        private static T Read(string word) => Words.GetValueOrDefault(word, Unknown);
    }
}
