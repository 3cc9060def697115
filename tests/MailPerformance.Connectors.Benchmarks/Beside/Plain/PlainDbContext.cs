using Microsoft.EntityFrameworkCore;

namespace MailPerformance.Connectors.Benchmarks.Beside.Plain;

/// <summary>The tables of the product as one would map them for these pages alone.</summary>
public sealed class PlainDbContext(DbContextOptions<PlainDbContext> options) : DbContext(options)
{
    public DbSet<PlainContact> Contacts => Set<PlainContact>();

    public DbSet<PlainConnector> Connectors => Set<PlainConnector>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlainAccount>().ToTable("Accounts");
        modelBuilder.Entity<PlainRole>().ToTable("Roles");
        modelBuilder.Entity<PlainPlatform>().ToTable("MobilePlatforms");
        modelBuilder.Entity<PlainHeldRole>().ToTable("ContactRoles").HasKey(held => new { held.UserId, held.RoleId });
        modelBuilder.Entity<PlainContact>().ToTable("Contacts");
        modelBuilder.Entity<PlainContact>().HasMany(contact => contact.Roles).WithOne().HasForeignKey(held => held.UserId);
        modelBuilder.Entity<PlainConnector>().ToTable("MobileConnectors");
        modelBuilder.Entity<PlainContact>().HasMany(contact => contact.Connectors).WithOne(connector => connector.Contact)
            .HasForeignKey(connector => connector.ContactId);
    }
}

public sealed class PlainAccount
{
    public long Id { get; set; }

    public long WriteSequence { get; set; }
}

public sealed class PlainContact
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public PlainAccount Account { get; set; } = null!;

    public string LastName { get; set; } = "";

    public string FirstName { get; set; } = "";

    public string NormalizedLastName { get; set; } = "";

    public string NormalizedFirstName { get; set; } = "";

    public string UserName { get; set; } = "";

    public string NormalizedUserName { get; set; } = "";

    public string Email { get; set; } = "";

    public string NormalizedEmail { get; set; } = "";

    public string Language { get; set; } = "";

    public string TimeZone { get; set; } = "";

    public DateOnly? ValidUntil { get; set; }

    public DateTime? LockedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public string SecurityStamp { get; set; } = "";

    public int RowsPerTable { get; set; }

    public List<PlainHeldRole> Roles { get; } = [];

    public List<PlainConnector> Connectors { get; } = [];
}

public sealed class PlainHeldRole
{
    public long UserId { get; set; }

    public long RoleId { get; set; }

    public PlainRole Role { get; set; } = null!;
}

public sealed class PlainRole
{
    public long Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class PlainPlatform
{
    public long Id { get; set; }

    public string Name { get; set; } = "";
}

public sealed class PlainConnector
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public long ContactId { get; set; }

    public PlainContact Contact { get; set; } = null!;

    public long PlatformId { get; set; }

    public PlainPlatform Platform { get; set; } = null!;

    public int Privilege { get; set; }

    public DateTime? ActivatedAt { get; set; }
}
