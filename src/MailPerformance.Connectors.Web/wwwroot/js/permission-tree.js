// Ticking a permission ticks those above it; unticking one unticks those below it. The server does the same; this shows it at
// once and tells screen readers what else has changed.
const tree = document.querySelector('[data-tree]');
const status = tree?.querySelector('[data-tree-status]');
const own = item => item.querySelector(':scope > .tree-row input[type=checkbox]');
const label = box => box.closest('label').textContent.trim();

const set = (boxes, checked) => {
  const changed = boxes.filter(box => !box.disabled && box.checked !== checked);
  for (const box of changed) box.checked = checked;
  return changed;
};

tree?.addEventListener('change', event => {
  const box = event.target;
  const item = box.closest('li');
  let changed;
  if (box.checked) {
    const above = [];
    for (let parent = item.parentElement.closest('li'); parent; parent = parent.parentElement.closest('li')) above.push(own(parent));
    changed = set(above, true);
  } else {
    changed = set([...item.querySelectorAll('ul input[type=checkbox]')], false);
  }
  const text = box.checked ? tree.dataset.ticked : tree.dataset.unticked;
  status.textContent = changed.length ? text.replace('{0}', changed.map(label).join(', ')) : '';
});
