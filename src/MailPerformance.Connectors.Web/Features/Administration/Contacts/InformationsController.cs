using FluentValidation;
using MailPerformance.Connectors.Core.Accounts;
using MailPerformance.Connectors.Core.Connectors;
using MailPerformance.Connectors.Core.Contacts;
using MailPerformance.Connectors.Core.Roles;
using MailPerformance.Connectors.Core.SignIn;
using MailPerformance.Connectors.Core.Trash;
using MailPerformance.Connectors.Core.Writing;
using MailPerformance.Connectors.Web.Features.Shared;
using MailPerformance.Connectors.Web.Infrastructure;
using MailPerformance.Connectors.Web.Security;
using Microsoft.AspNetCore.Mvc;
using static MailPerformance.Connectors.Web.Texts;

namespace MailPerformance.Connectors.Web.Features.Administration.Contacts;

/// <summary>The wizard's first step, for a new contact and for one that exists.</summary>
[RequirePermission(Permissions.Contacts)]
public sealed class InformationsController(
    CurrentAccount current,
    InformationsPage page,
    InformationsService informations,
    PasswordLinks links,
    PublicAddress address) : PageController(current)
{
    private const string Page = "Informations";

    [HttpGet(ContactAddresses.New)]
    [RequirePermission(Permissions.ContactsCreate)]
    public async Task<IActionResult> New() => View(Page, await page.NewAsync(null));

    [HttpPost(ContactAddresses.New)]
    [ButtonText("Save")]
    [RequirePermission(Permissions.ContactsCreate)]
    public async Task<IActionResult> New(InformationsForm form)
    {
        if (form.CreationKey == Guid.Empty)
        {
            ModelState.AddModelError("", T("Form_Incomplete"));
        }

        if (await CheckAsync(form))
        {
            var result = await informations.CreateAsync(form, form.Choices(), form.CreationKey);
            if (result.IsDone)
            {
                return await CreatedAsync(result.Value);
            }

            return AnswerUnlessForm(result) ?? Invalid(Page, await page.NewAsync(form));
        }

        return Invalid(Page, await page.NewAsync(form));
    }

    [HttpGet(ContactAddresses.InformationsRoute)]
    public async Task<IActionResult> Edit(long id) => await page.ReadAsync(id) is { } model ? View(Page, model) : NotFound();

    [HttpPost(ContactAddresses.InformationsRoute)]
    [ButtonText("Save")]
    [ShowsEffect(KeepsForm = true)]
    public async Task<IActionResult> Edit(long id, InformationsForm form)
    {
        if (await page.ReadForPostAsync(id) is not var (limits, present))
        {
            return NotFound();
        }

        if (InformationsOriginal.Of(form) is not { } original)
        {
            ModelState.AddModelError("", T("Form_Incomplete"));
            return await InvalidAsync(id, form);
        }

        // What the page showed as plain text is not in the form: it stays as it is.
        var mayEdit = limits.Edit is null;
        foreach (var field in ContactFields.All.Where(limits.IsReadOnly))
        {
            field.Copy(present!, form);
        }

        if (!mayEdit && form.Connectors.Count == 0)
        {
            return Denied(limits.Edit!);
        }

        if (!mayEdit || await CheckAsync(form))
        {
            var edit = new ContactEdit(mayEdit ? form : null, original.Details, form.Choices(), original.Connectors);
            var result = await informations.UpdateAsync(id, edit);
            if (result.IsDone)
            {
                var removed = form.Removes(original) ? await page.RemovedConnectorAsync(id) : null;
                await NotifyDeletedAsync(await page.SavedTextAsync(id, mayEdit ? form : present!), TrashKind.Connector, removed);
                return Redirect(ContactStep.Informations.After(form.Go, id, ContactStep.IsOfNew(Request)));
            }

            if ((result.Status == WriteStatus.Conflict ? await ConflictAsync(id, form, original) : AnswerUnlessForm(result)) is { } answer)
            {
                return answer;
            }
        }

        return await InvalidAsync(id, form);
    }

    private async Task<IActionResult> InvalidAsync(long id, InformationsForm form) =>
        await page.ReadAsync(id) is { } shown ? Invalid(Page, shown.Showing(form)) : NotFound();

    private async Task<bool> CheckAsync(InformationsForm form)
    {
        if (ModelState.IsValid)
        {
            return true;
        }

        // Core would not be asked, so the rest is checked here: one answer with everything.
        var check = await new ContactDetailsValidator().ValidateAsync(form);
        foreach (var error in check.Errors.Where(error => ModelState[error.PropertyName] is null or { Errors.Count: 0 }))
        {
            ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
        }

        return false;
    }

    private async Task<IActionResult> CreatedAsync(long id)
    {
        var code = await links.CreateAsync(id, byMail: true, isFirst: true);
        Notify(await page.CreatedTextAsync(id, code.IsDone));
        if (code.IsDone && !links.GoByMail)
        {
            TempData[SecretKey] = address.PasswordLink(id, code.Value!, Request);
        }

        return Redirect(ContactStep.Groups.Url(id, isNew: true));
    }

    private async Task<IActionResult> ConflictAsync(long id, InformationsForm form, InformationsOriginal original)
    {
        var now = (await page.ReadAsync(id))!;
        var rows = InformationsConflict.Merge(now, form, original, ModelState, page.FieldTexts);
        ModelState.Remove(nameof(form.Original));
        var (name, at) = await page.LastChangeAsync(id);
        var model = now.Showing(form);
        model.Conflict = new ConflictViewModel(name, at, rows);
        return Conflicting(Page, model);
    }
}
