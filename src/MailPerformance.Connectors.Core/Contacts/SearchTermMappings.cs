using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>Nothing but their keys; on SQLite the tables are the keys (WITHOUT ROWID), as the migration says by hand.</summary>
internal sealed class SearchTermMappings : IEntityTypeConfiguration<ContactSearchTerm>, IEntityTypeConfiguration<DomainSearchTerm>
{
    private const int MaxLength = 2 * SearchTerms.Length;

    public void Configure(EntityTypeBuilder<ContactSearchTerm> builder)
    {
        builder.ToTable("ContactSearchTerms");
        builder.HasKey(term => new { term.AccountId, term.Term, term.ContactId });
        builder.Property(term => term.Term).HasMaxLength(MaxLength).IsNormalized();
    }

    public void Configure(EntityTypeBuilder<DomainSearchTerm> builder)
    {
        builder.ToTable("DomainSearchTerms");
        builder.HasKey(term => new { term.AccountId, term.Term, term.Domain });
        builder.Property(term => term.Term).HasMaxLength(MaxLength).IsNormalized();
        builder.Property(term => term.Domain).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
    }
}
