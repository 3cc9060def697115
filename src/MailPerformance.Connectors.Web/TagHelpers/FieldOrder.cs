namespace MailPerformance.Connectors.Web.TagHelpers;

/// <summary>The fields of a page in the order in which they were drawn.</summary>
public sealed class FieldOrder
{
    private readonly List<string> _names = [];

    private FieldOrder()
    {
    }

    public static FieldOrder Of(HttpContext context)
    {
        if (context.Items[typeof(FieldOrder)] is not FieldOrder order)
        {
            context.Items[typeof(FieldOrder)] = order = new FieldOrder();
        }

        return order;
    }

    public void Add(string name) => _names.Add(name);

    /// <summary>What concerns no field comes first; fields that did not say where they are come last.</summary>
    public int PlaceOf(string name)
    {
        var place = name.Length == 0 ? -1 : _names.FindIndex(drawn => string.Equals(drawn, name, StringComparison.OrdinalIgnoreCase));
        return name.Length == 0 || place >= 0 ? place : int.MaxValue;
    }
}
