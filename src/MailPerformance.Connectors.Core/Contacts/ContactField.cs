namespace MailPerformance.Connectors.Core.Contacts;

/// <summary>One field of « Informations »: where it is in the form and in the row. Its text is <c>Contact_</c> and its name.</summary>
public abstract class ContactField(string name)
{
    /// <summary>Its property of <see cref="ContactDetails"/>, and its name in the form.</summary>
    public string Name { get; } = name;

    /// <summary>Whoever changes it could sign in as the contact (<see cref="Roles.Authority.EditCredentials"/>).</summary>
    public bool IsCredential { get; init; }

    /// <summary>Under it a reader knows the contact: what somebody has done is told with it.</summary>
    public bool IsIdentity { get; init; }

    public abstract object? ValueIn(ContactDetails details);

    public bool IsSame(ContactDetails one, ContactDetails other) => Equals(ValueIn(one), ValueIn(other));

    /// <summary>Takes over what the other details say.</summary>
    public abstract void Copy(ContactDetails from, ContactDetails to);

    internal abstract void Read(Contact contact, string accountCode, ContactDetails to);

    internal abstract void Write(ContactDetails details, string accountCode, Contact to);

    internal abstract void Tidy(ContactDetails details);
}

internal sealed class ContactField<T>(
    string name,
    Func<ContactDetails, T> get,
    Action<ContactDetails, T> set,
    Func<Contact, string, T> read,
    Action<Contact, T, string> write,
    Func<T, T>? tidy = null) : ContactField(name)
{
    public override object? ValueIn(ContactDetails details) => get(details);

    public override void Copy(ContactDetails from, ContactDetails to) => set(to, get(from));

    internal override void Read(Contact contact, string accountCode, ContactDetails to) => set(to, read(contact, accountCode));

    internal override void Write(ContactDetails details, string accountCode, Contact to) => write(to, get(details), accountCode);

    internal override void Tidy(ContactDetails details)
    {
        if (tidy is not null)
        {
            set(details, tidy(get(details)));
        }
    }
}
