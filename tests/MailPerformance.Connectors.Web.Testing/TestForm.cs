using AngleSharp.Html.Dom;

namespace MailPerformance.Connectors.Web.Testing;

/// <summary>The fields of a form as a browser would post them: no disabled control, no unticked box.</summary>
public sealed class TestForm
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    public static TestForm Of(IHtmlFormElement form)
    {
        var fields = new TestForm();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { IsDisabled: false, Name.Length: > 0 } input
                    when input.Type is not ("checkbox" or "radio" or "submit") || (input.Type != "submit" && input.IsChecked):
                    fields.Add(input.Name!, input.Value);
                    break;
                case IHtmlSelectElement { IsDisabled: false, Name.Length: > 0 } select:
                    fields.Add(select.Name!, select.Value ?? "");
                    break;
            }
        }

        return fields;
    }

    public string? this[string name] => _fields.Where(field => field.Key == name).Select(field => field.Value).FirstOrDefault();

    public void Add(string name, string value) => _fields.Add(new(name, value));

    /// <summary>One value in place of whatever there was; the first place, as for a ticked box before its hidden twin.</summary>
    public void Set(string name, string value)
    {
        Remove(name);
        _fields.Add(new(name, value));
    }

    public void Remove(string name) => _fields.RemoveAll(field => field.Key == name);

    public void Remove(string name, string value) => _fields.RemoveAll(field => field.Key == name && field.Value == value);
}
