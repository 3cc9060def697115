using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>What the page « Informations » posts: the contact's details and its connectors by platform.</summary>
public sealed class InformationsForm : ContactDetails
{
    /// <summary>The platforms that the page offered; one that it did not offer is not posted and stays as it is.</summary>
    public Dictionary<string, ConnectorForm> Connectors { get; set; } = [];

    /// <summary>See <see cref="Shared.Original"/>; holds an <see cref="InformationsOriginal"/>.</summary>
    public string? Original { get; set; }

    public Guid CreationKey { get; set; }

    /// <summary>The button: <c>next</c>, <c>previous</c>, <c>finish</c> or nothing.</summary>
    public string? Go { get; set; }

    /// <summary>These details, with the connectors that a form posted that could not edit them.</summary>
    public InformationsForm With(InformationsForm posted)
    {
        Connectors = posted.Connectors;
        Original = posted.Original;
        return this;
    }

    /// <summary>One connector that the page had shown is unticked, and no other.</summary>
    public bool Removes(InformationsOriginal original) => Choices()
        .Count(choice => !choice.Value.Enabled && original.Connectors.GetValueOrDefault(choice.Key) is { Enabled: true }) == 1;

    public Dictionary<string, ConnectorChoice> Choices() =>
        Connectors.Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => new ConnectorChoice(pair.Value.Enabled, pair.Value.Privilege));
}

public sealed class ConnectorForm
{
    public bool Enabled { get; set; }

    public ConnectorPrivilege? Privilege { get; set; }
}

/// <summary>What the page had shown. <c>Details</c> is null for somebody who could not edit them.</summary>
public sealed record InformationsOriginal(ContactDetails? Details, Dictionary<string, ConnectorChoice> Connectors)
{
    /// <summary>Null when the form does not carry what our page puts there.</summary>
    public static InformationsOriginal? Of(InformationsForm form) =>
        Original.Read<InformationsOriginal>(form.Original) is { Connectors: not null } original
        && original.Connectors.Values.All(choice => choice is not null
            && (choice.Privilege is not { } privilege || Enum.IsDefined(privilege)))
            ? original
            : null;
}
