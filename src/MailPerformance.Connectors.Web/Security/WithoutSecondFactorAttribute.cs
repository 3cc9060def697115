namespace MailPerformance.Connectors.Web.Security;

/// <summary>Whoever has to have a second factor, and has none, comes as far as here: it leads to one, or out.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutSecondFactorAttribute : Attribute;
