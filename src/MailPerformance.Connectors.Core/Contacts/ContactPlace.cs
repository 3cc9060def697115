namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>A contact's place in an order of the whole list: what it is sorted by, and how many are before it.</summary>
public sealed record ContactPlace(int Before, string LastName, string FirstName, string Login, string End, string SignIn, long Id);
