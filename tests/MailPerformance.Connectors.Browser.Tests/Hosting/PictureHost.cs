
namespace MailPerformance.Connectors.Browser.Tests.Hosting;

/// <summary>The guide's example with a clock that stands still, so that a picture taken again is the same picture.</summary>
public sealed class PictureHost : ConnectorsFactory
{
    protected override bool IsDemo => true;
}
