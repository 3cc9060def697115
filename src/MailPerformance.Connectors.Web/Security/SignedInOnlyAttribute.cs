using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.Security;

/// <summary>The endpoint is for everybody who is signed in, on purpose: said so that no endpoint is open by omission.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInOnlyAttribute : AuthorizeAttribute;
