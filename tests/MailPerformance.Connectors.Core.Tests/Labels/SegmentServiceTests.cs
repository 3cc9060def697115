using MailPerformance.Connectors.Core.Labels;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.Tests.Infrastructure;

namespace MailPerformance.Connectors.Core.Tests.Labels;

public sealed class SegmentServiceTests(CoreHost host) : LabelServiceTests<Segment>(host, Permissions.SegmentsManage);
