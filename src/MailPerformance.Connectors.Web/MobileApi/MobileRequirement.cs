using MailPerformance.Connectors.Core.Connectors;
using Microsoft.AspNetCore.Authorization;

namespace MailPerformance.Connectors.Web.MobileApi;

/// <summary>What must be true of the phone that calls.</summary>
public sealed record MobileRequirement(ConnectorPrivilege Privilege) : IAuthorizationRequirement;
