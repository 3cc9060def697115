// « Revue des accès »: a decision is sent by itself and its row is shown again in its place; one key decides of the row that has the focus,
// and goes on to the next. Keys work there alone, so that nobody decides by accident. Without the script each button is a form.
const review = document.querySelector('.review');
const list = () => document.querySelector('[data-review]');
const rows = () => [...document.querySelectorAll('[data-review-row]')];
const rowOf = (element) => element?.closest?.('[data-review-row]');

// The page says where it begins: fetched again, it begins there too.
if (list()) history.replaceState(null, '', list().dataset.review + location.hash);

const reveal = () => {
  review?.classList.add('has-keys');
  for (const hint of document.querySelectorAll('[data-review-keys]')) hint.hidden = false;
};
reveal();
if (review) new MutationObserver(reveal).observe(review, { childList: true });

const goTo = (row) => {
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
};

// The next that waits, else the link to the next page.
const goOnFrom = (number) => {
  const next = rows().find((row) => Number(row.dataset.reviewRow) > number && !row.hasAttribute('data-review-done'));
  const link = document.querySelector('[data-review-next]');
  const here = rows().find((row) => Number(row.dataset.reviewRow) === number);
  if (next) goTo(next);
  else if (link) link.focus();
  else if (here) goTo(here);
};

const sent = new Set();
const send = async (form, button) => {
  const row = rowOf(form);
  const number = Number(row.dataset.reviewRow);
  if (sent.has(number)) return;
  sent.add(number);
  row.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form, button)),
      credentials: 'same-origin',
      headers: { [list().dataset.header]: '1' },
      redirect: 'manual',
    });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const freshRow = fresh.querySelector('[data-review-row]');

    // A question before it is done, a page that says no, or nobody signed in any more: sent again as a form, the page shows it.
    if (!freshRow || answer.status >= 500) throw new Error('page');
    const here = rows().find((other) => Number(other.dataset.reviewRow) === number);
    here?.replaceWith(freshRow);
    const progress = document.querySelector('[data-review-progress]');
    if (progress) progress.textContent = fresh.querySelector('[data-review-progress]').textContent;
    if (answer.ok) goOnFrom(number);
    else goTo(freshRow);
  } catch {
    form.dataset.plain = 'true';
    form.requestSubmit(button);
  } finally {
    sent.delete(number);
    row.removeAttribute('aria-busy');
  }
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!rowOf(form) || form.dataset.plain) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  delete form.dataset.sent;
  send(form, event.submitter);
}, true);

document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-review-begin]')) return;
  const first = rows().find((row) => !row.hasAttribute('data-review-done')) ?? rows()[0];
  if (first) goTo(first);
});

document.addEventListener('keydown', (event) => {
  const row = rowOf(document.activeElement);
  if (!row || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const all = rows();
    const other = all[all.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (other) {
      event.preventDefault();
      goTo(other);
    }
    return;
  }
  const button = [...row.querySelectorAll('button[data-key]')]
    .find((one) => !one.disabled && one.dataset.key.toLowerCase() === event.key.toLowerCase());
  if (button) {
    event.preventDefault();
    button.form.requestSubmit(button);
  }
});
