// « Afficher » beside a password. Sent as what it is, so that no browser keeps it as a text that was typed.
for (const button of document.querySelectorAll('[data-reveal]')) {
  const input = document.getElementById(button.getAttribute('aria-controls'));
  const show = (isShown) => {
    input.type = isShown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(isShown));
  };
  button.hidden = false;
  input.spellcheck = false;
  input.autocapitalize = 'none';
  button.addEventListener('click', () => show(input.type === 'password'));
  input.form.addEventListener('submit', () => show(false));
  window.addEventListener('pagehide', () => show(false));
}
