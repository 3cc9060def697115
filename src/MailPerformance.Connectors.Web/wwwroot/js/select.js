// Ticks all contacts of the page at once, says how many are ticked, and keeps the ticks of the other pages of the same list until something
// is done with them. Without the script each page is acted on by itself.
const form = document.querySelector('[data-selection]');
if (form) {
  const most = 500;
  const boxes = [...form.elements].filter((control) => control.type === 'checkbox' && control.name);
  const all = form.querySelector('[data-selection-all]');
  const box = all.querySelector('input');
  const count = form.querySelector('[data-selection-count]');
  const none = form.querySelector('[data-selection-none]');
  const act = count.closest('button');
  const query = new URLSearchParams(location.search);
  for (const name of ['page', 'ligne', 'tri', 'sens']) query.delete(name);
  const key = `selection ${form.dataset.selection} ${location.pathname}?${query}`;
  const here = new Set(boxes.map((one) => one.value));
  const elsewhere = new Set(JSON.parse(sessionStorage.getItem(key) ?? '[]').filter((id) => !here.has(id)));
  for (const id of JSON.parse(sessionStorage.getItem(key) ?? '[]')) {
    const known = boxes.find((one) => one.value === id);
    if (known) known.checked = true;
  }
  const show = () => {
    const ticked = boxes.filter((one) => one.checked);
    const number = ticked.length + elsewhere.size;
    box.checked = ticked.length === boxes.length;
    box.indeterminate = ticked.length > 0 && !box.checked;
    act.disabled = number === 0;
    count.textContent = number === 0 ? '' : elsewhere.size === 0 ? ` (${number})`
      : ` (${number}, ${form.dataset.selectionElsewhere.replace('{0}', elsewhere.size)})`;
    none.hidden = number === 0;
    sessionStorage.setItem(key, JSON.stringify([...elsewhere, ...ticked.map((one) => one.value)].slice(0, most)));
  };
  all.hidden = false;
  box.addEventListener('change', () => {
    for (const one of boxes) one.checked = box.checked;
    show();
  });
  none.addEventListener('click', () => {
    for (const one of boxes) one.checked = false;
    elsewhere.clear();
    show();
  });
  for (const one of boxes) one.addEventListener('change', show);
  form.addEventListener('submit', (event) => {
    if (event.submitter === act) {
      for (const id of elsewhere) {
        const kept = Object.assign(document.createElement('input'), { type: 'hidden', name: boxes[0].name, value: id });
        form.append(kept);
      }
    }
    sessionStorage.removeItem(key);
  });
  show();
}
