using MailPerformance.Connectors.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MailPerformance.Connectors.Core.Contacts;

internal static class GrantMapping
{
    public const int WordMaxLength = 20;

    /// <summary>What <see cref="IGranted"/> keeps, in words as the journal does.</summary>
    public static void IsGranted<T>(this EntityTypeBuilder<T> builder)
        where T : class, IGranted
    {
        builder.Property(row => row.GrantedByName).HasMaxLength((2 * ContactDetails.NameMaxLength) + 1);
        builder.Property(row => row.GrantedIn).HasConversion<string>().HasMaxLength(WordMaxLength);

        // Who is erased is looked for among the givers.
        builder.HasIndex(row => row.GrantedById).HasFilter("GrantedById IS NOT NULL");
    }
}
