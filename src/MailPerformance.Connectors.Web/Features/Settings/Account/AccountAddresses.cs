namespace MailPerformance.Connectors.Web.Features.Settings.Account;

public static class AccountAddresses
{
    public const string Account = "/parametrages/compte";
    public const string Option = Account + "/option";
}
