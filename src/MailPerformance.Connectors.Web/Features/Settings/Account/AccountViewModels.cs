using MailPerformance.Connectors.Core.Persistence;
using MailPerformance.Connectors.Web.Features.Shared;

namespace MailPerformance.Connectors.Web.Features.Settings.Account;

/// <param name="Devices">How many devices are connected.</param>
public sealed record TurnOffViewModel(BoundedCount Connectors, BoundedCount Devices);

/// <param name="GoOn">
/// How many connectors to check work all the same, since they were given before the account held connectors for review; 0 when it does not.
/// </param>
/// <param name="AdministratorsWithout">How many administrators have no second factor.</param>
/// <param name="WithSecondFactor">How many contacts have one.</param>
public sealed record AccountViewModel(
    string Code,
    string Name,
    bool MobileConnectorsEnabled,
    BoundedCount Connectors,
    BoundedCount GoOn,
    AccountForm Form,
    int AdministratorsWithout,
    BoundedCount WithSecondFactor);

/// <summary>What a save of the settings would take away.</summary>
public sealed record ConfirmSettingsViewModel(string Title, string Question, string? Text, CarriedPost Post);
