using System.Globalization;
using FluentValidation;
using MailPerformance.Connectors.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What the address of the list says.</summary>
public sealed class ContactListQuery
{
    public const int SearchMaxLength = 100;
    public const string SearchName = "recherche";
    public const string FilterName = "filtre";
    public const string RoleName = "role";
    public const string GroupName = "groupe";
    public const string CategoryName = "categorie";
    public const string SegmentName = "segment";
    public const string ConnectorName = "connecteur";
    public const string SignInName = "connexion";
    public const string FactorName = "facteur";
    public const string SortName = "tri";

    public const string CountName = "compte";
    public const string ExactCount = "exact";

    [FromQuery(Name = SearchName)]
    public string? Search { get; set; }

    /// <summary>One of <see cref="ContactFilters"/>.</summary>
    [FromQuery(Name = FilterName)]
    public string? Filter { get; set; }

    [FromQuery(Name = RoleName)]
    public long? Role { get; set; }

    [FromQuery(Name = GroupName)]
    public long? Group { get; set; }

    [FromQuery(Name = CategoryName)]
    public long? Category { get; set; }

    [FromQuery(Name = SegmentName)]
    public long? Segment { get; set; }

    /// <summary>A platform's key behind one of the words of <see cref="ContactParts"/>.</summary>
    [FromQuery(Name = ConnectorName)]
    public string? Connector { get; set; }

    [FromQuery(Name = SignInName)]
    public string? SignIn { get; set; }

    [FromQuery(Name = FactorName)]
    public string? Factor { get; set; }

    [FromQuery(Name = SortName)]
    public string? Sort { get; set; }

    [FromQuery(Name = "sens")]
    public string? Direction { get; set; }

    [FromQuery(Name = "page")]
    public int? Page { get; set; }

    [FromQuery(Name = CountName)]
    public string? Count { get; set; }

    /// <summary>The contact that was changed just now.</summary>
    [FromQuery(Name = ListPlace.RowName)]
    public long? Changed { get; set; }

    /// <summary>Everything that is searched for is looked for to the end.</summary>
    public bool IsExact => Count == ExactCount;

    public bool Descending => Direction == "desc";

    /// <summary>The parts of the list that are asked for, as the address has them; words that mean nothing are left out.</summary>
    public IReadOnlyDictionary<string, string> Parts
    {
        get
        {
            var parts = new Dictionary<string, string>();
            Add(RoleName, Role);
            Add(GroupName, Group);
            Add(CategoryName, Category);
            Add(SegmentName, Segment);
            AddWord(ConnectorName, Connector, ContactParts.IsConnector(Connector));
            AddWord(FilterName, Filter, ContactFilters.TextOf(Filter) is not null);
            AddWord(SignInName, SignIn, ContactParts.SignIns.Contains(SignIn));
            AddWord(FactorName, Factor, ContactParts.Factors.Contains(Factor));
            return parts;

            void Add(string name, long? id) => AddWord(name, id?.ToString(CultureInfo.InvariantCulture), id is not null);

            void AddWord(string name, string? word, bool isKnown)
            {
                if (isKnown)
                {
                    parts.Add(name, word!);
                }
            }
        }
    }
}

public sealed class ContactListQueryValidator : AbstractValidator<ContactListQuery>
{
    public ContactListQueryValidator()
    {
        RuleFor(query => query.Search)
            .MaximumLength(ContactListQuery.SearchMaxLength)
            .WithMessage(_ => T("Search_TooLong", ContactListQuery.SearchMaxLength));
    }
}
