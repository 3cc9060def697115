// « Copier » beside a one-time link. Without a clipboard (plain http) the button selects the text instead.
for (const button of document.querySelectorAll('[data-copy]')) {
  const source = button.parentElement.querySelector('[data-copy-source]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
      button.textContent = button.dataset.copied;
    } catch {
      source.focus();
    }
  });
}
