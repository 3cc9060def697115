using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MailPerformance.Connectors.Core.Persistence;

/// <summary>Stores Identity's only instant, the end of a lockout, as UTC <see cref="DateTime"/>: SQLite cannot compare offsets.</summary>
internal sealed class UtcDateTimeOffsetConverter() : ValueConverter<DateTimeOffset, DateTime>(
    value => StoredInstant.Of(value.UtcDateTime),
    value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
