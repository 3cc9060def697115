// Searches while somebody types; without it, the button of the form does the same. An answer that comes late is dropped.
for (const form of document.querySelectorAll('[data-search]')) {
  const input = form.querySelector('input[type=search]');
  const results = document.querySelector('[data-search-results]');
  const text = document.querySelector('[data-search-text]');
  let timer;
  let latest = 0;

  const search = async () => {
    const turn = ++latest;
    const chosen = results.querySelector('input:checked')?.value;
    const answer = await fetch(`${form.dataset.search}?recherche=${encodeURIComponent(input.value)}`, { credentials: 'same-origin' });
    if (turn !== latest) return;
    if (!answer.ok || answer.redirected) {
      form.submit();
      return;
    }
    results.innerHTML = await answer.text();
    text.value = input.value;
    const again = chosen && results.querySelector(`input[value="${CSS.escape(chosen)}"]`);
    if (again) again.checked = true;
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, 200);
  });
}
