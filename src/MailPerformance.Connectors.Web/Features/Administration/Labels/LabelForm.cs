namespace MailPerformance.Connectors.Web.Features.Administration.Labels;

public sealed class LabelForm
{
    public string? Name { get; set; }
}
