using MailPerformance.Connectors.Core.Writing;

namespace MailPerformance.Connectors.Core.Roles;

/// <summary>The authority of whoever writes.</summary>
public static class WriteAuthority
{
    extension(AccountWrite write)
    {
        public Authority Authority => new(write.Actor);
    }
}
