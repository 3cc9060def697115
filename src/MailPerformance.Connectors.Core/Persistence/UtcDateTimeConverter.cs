using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Stores UTC and gives it back as UTC; both databases forget the kind of a <see cref="DateTime"/>.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => StoredInstant.Of(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
