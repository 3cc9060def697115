// A search box over a long list of check boxes. Nothing is unticked by filtering: hidden items stay as they are.
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

for (const filter of document.querySelectorAll('[data-filter]')) {
  const input = filter.querySelector('input');
  const count = filter.querySelector('[data-filter-count]');
  const items = [...filter.parentElement.querySelectorAll('li')];
  filter.hidden = false;
  input.addEventListener('input', () => {
    const wanted = fold(input.value.trim());
    let shown = 0;
    for (const item of items) {
      item.hidden = !fold(item.textContent).includes(wanted);
      if (!item.hidden) shown++;
    }
    count.textContent = count.dataset.filterCount.replace('{0}', shown).replace('{1}', items.length);
  });
  // Enter would save the form.
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') event.preventDefault();
  });
}
