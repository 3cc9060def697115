using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Infrastructure;

/// <summary>What model binding says of a value that is no number, date or choice.</summary>
public static class ModelBindingTexts
{
    public static void Configure(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => T("Binding_Invalid", value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => T("Binding_Invalid", value));
        messages.SetValueIsInvalidAccessor(value => T("Binding_Invalid", value));
        messages.SetUnknownValueIsInvalidAccessor(_ => T("Binding_Unknown"));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => T("Binding_Unknown"));
        messages.SetValueMustBeANumberAccessor(_ => T("Binding_Number"));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => T("Binding_Number"));
        messages.SetValueMustNotBeNullAccessor(_ => T("Binding_Missing"));
        messages.SetMissingBindRequiredValueAccessor(_ => T("Binding_Missing"));
        messages.SetMissingKeyOrValueAccessor(() => T("Binding_Missing"));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => T("Binding_Missing"));
    }
}
