// Asks before a form is left that was changed and not sent. What the server has sent back with errors is not saved either.
const forms = [...document.querySelectorAll('form[data-guard]')];
const contents = form => new URLSearchParams(new FormData(form)).toString();
const shown = new Map(forms.map(form => [form, contents(form)]));
const isReturned = document.querySelector('.validation-summary, .conflict, [data-kept]') !== null;
let isSent = false;

for (const form of forms) form.addEventListener('submit', () => { isSent = true; });
window.addEventListener('pageshow', () => { isSent = false; });
window.addEventListener('beforeunload', event => {
  if (!isSent && (isReturned || forms.some(form => contents(form) !== shown.get(form)))) event.preventDefault();
});
