using System.Text.Json;
using MailPerformance.Connectors.Core.Batches;
using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MailPerformance.Connectors.Core.Imports;

internal sealed class ImportMappings :
    IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportFile>, IEntityTypeConfiguration<ImportRow>
{
    private const int WordMaxLength = 20;

    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("Imports");
        builder.HasKey(import => new { import.AccountId, import.BatchId });
        builder.Property(import => import.BatchId).ValueGeneratedNever();
        builder.Property(import => import.FileName).HasMaxLength(Import.FileNameMaxLength);
        builder.Property(import => import.Encoding).HasConversion<string>().HasMaxLength(WordMaxLength);
        builder.Property(import => import.Separator).HasMaxLength(1);
        Json(builder.Property(import => import.Headings));
        Json(builder.Property(import => import.Fields));
        Json(builder.Property(import => import.Sample));
        builder.HasOne<Batch>().WithOne()
            .HasForeignKey<Import>(import => new { import.AccountId, import.BatchId })
            .HasPrincipalKey<Batch>(batch => new { batch.AccountId, batch.Id });
    }

    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.ToTable("ImportFiles");
        builder.HasKey(file => new { file.AccountId, file.BatchId });
        builder.HasOne<Import>().WithOne().HasForeignKey<ImportFile>(file => new { file.AccountId, file.BatchId });
    }

    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("ImportRows");
        builder.HasKey(row => new { row.AccountId, row.BatchId, row.Number });
        Json(builder.Property(row => row.Cells));
        Json(builder.Property(row => row.Changes));
        Json(builder.Property(row => row.Before));
        Json(builder.Property(row => row.After));
        Json(builder.Property(row => row.Campaign));
        builder.Property(row => row.Key).HasMaxLength(NormalizedText.MaxLength).IsNormalized();
        builder.HasIndex(row => new { row.AccountId, row.BatchId, row.Key, row.Number });

        // Both databases read the filters as they stand here.
        builder.HasIndex(row => new { row.AccountId, row.BatchId, row.Key, row.At, row.Number }).HasFilter("At IS NOT NULL");
        builder.HasIndex(row => new { row.AccountId, row.ContactId }).HasFilter("ContactId IS NOT NULL");
        builder.HasIndex(row => new { row.AccountId, row.BatchId, row.CampaignId, row.Number }).HasFilter("CampaignId IS NOT NULL");
        builder.HasOne<BatchItem>().WithOne().HasForeignKey<ImportRow>(row => new { row.AccountId, row.BatchId, row.Number });
    }

    // Written whole and never searched: another object is another value.
    private static void Json<T>(PropertyBuilder<T> property) => property.HasConversion(
        new ValueConverter<T, string>(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Default)!),
        new ValueComparer<T>(favorStructuralComparisons: false));
}
