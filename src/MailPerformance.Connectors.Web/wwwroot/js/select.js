// Ticks all contacts of the page at once, and says how many are ticked. Without the script each box is ticked by itself.
const form = document.querySelector('[data-selection]');
if (form) {
  const boxes = [...form.elements].filter((control) => control.type === 'checkbox' && control.name);
  const all = form.querySelector('[data-selection-all]');
  const box = all.querySelector('input');
  const count = form.querySelector('[data-selection-count]');
  const act = count.closest('button');
  const show = () => {
    const ticked = boxes.filter((one) => one.checked).length;
    box.checked = ticked === boxes.length;
    box.indeterminate = ticked > 0 && !box.checked;
    act.disabled = ticked === 0;
    count.textContent = ticked > 0 ? ` (${ticked})` : '';
  };
  all.hidden = false;
  box.addEventListener('change', () => {
    for (const one of boxes) one.checked = box.checked;
    show();
  });
  for (const one of boxes) one.addEventListener('change', show);
  show();
}
