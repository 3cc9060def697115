namespace MailPerformance.Connectors.Web.Features.Shared;

/// <summary>The menu « ⋯ » of a row.</summary>
/// <param name="Id">Of the menu, so that it stays open when the list is read again.</param>
/// <param name="Of">Whose row it is.</param>
/// <param name="Reason">Why there is no more to do; null: there is nothing to say.</param>
public sealed record RowActions(string Id, string Of, IReadOnlyList<RowAction> Actions, string? Reason = null);

/// <param name="Of">Ends the link's name, for who does not see the row; null: the name says all.</param>
public sealed record RowAction(string Text, string Address, string Icon, string? Of = null, bool Removes = false);

/// <summary>The cell that says who a row is about.</summary>
/// <param name="Address">Of the contact, for who may open it.</param>
/// <param name="IsMarked">The row was changed just now.</param>
public sealed record NameCell(string LastName, string FirstName, string Login, string? Address, bool IsMarked);
