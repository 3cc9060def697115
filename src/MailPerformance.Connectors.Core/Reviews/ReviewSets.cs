using MailPerformance.Connectors.Core.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Core.Reviews;

/// <summary>The tables of access reviews.</summary>
public static class ReviewSets
{
    extension(ConnectorsDbContext db)
    {
        public DbSet<AccessReview> AccessReviews => db.Set<AccessReview>();

        public DbSet<AccessReviewItem> AccessReviewItems => db.Set<AccessReviewItem>();
    }
}
