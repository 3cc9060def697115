using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What the address of the list says.</summary>
public sealed class ContactListQuery
{
    public const int SearchMaxLength = 100;
    public const string FilterName = "filtre";
    public const string SortName = "tri";

    public const string CountName = "compte";
    public const string ExactCount = "exact";

    [FromQuery(Name = "recherche")]
    public string? Search { get; set; }

    /// <summary>One of <see cref="ContactFilters"/>.</summary>
    [FromQuery(Name = FilterName)]
    public string? Filter { get; set; }

    [FromQuery(Name = SortName)]
    public string? Sort { get; set; }

    [FromQuery(Name = "sens")]
    public string? Direction { get; set; }

    [FromQuery(Name = "page")]
    public int? Page { get; set; }

    [FromQuery(Name = CountName)]
    public string? Count { get; set; }

    /// <summary>Everything that is searched for is looked for to the end.</summary>
    public bool IsExact => Count == ExactCount;

    public bool Descending => Direction == "desc";
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
