// Shows beside a form what saving it would do: the form is sent to its own address, which answers with the effect and saves nothing.
// What is shown is sent along when the form is saved, and nobody is asked again about the same. Without an answer the server asks then.
for (const panel of document.querySelectorAll('[data-effect]')) {
  const form = panel.closest('form');
  const seen = form.elements.namedItem('EffectSeen');
  const text = panel.querySelector('[data-effect-text]');
  const status = panel.querySelector('[data-effect-status]');
  const isReturned = document.querySelector('[data-kept], .validation-summary, .conflict') !== null;
  const contents = () => new URLSearchParams(new FormData(form));
  const unchanged = isReturned ? null : contents().toString();
  let timer;
  let latest = 0;

  const forget = () => {
    seen.value = '';
    latest++;
    clearTimeout(timer);
  };

  const show = async () => {
    const turn = latest;
    panel.hidden = contents().toString() === unchanged;
    if (panel.hidden) {
      status.textContent = '';
      return;
    }
    let html = null;
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: contents(), credentials: 'same-origin', headers: { [panel.dataset.effectHeader]: '1' } });
      html = answer.ok && !answer.redirected ? await answer.text() : null;
    } catch {
      // No connection: saving will say so.
    }
    if (turn !== latest) return;
    text.innerHTML = html ?? '';
    const effect = text.querySelector('[data-effect-digest]');
    if (effect === null) text.textContent = panel.dataset.effectFailed;
    seen.value = effect?.dataset.effectDigest ?? '';
    status.textContent = effect?.dataset.effectSummary ?? panel.dataset.effectFailed;
  };

  // What is off the window has not been seen: the server asks then.
  form.addEventListener('submit', () => {
    const { top, bottom } = panel.getBoundingClientRect();
    if (!panel.hidden && (bottom <= 0 || top >= innerHeight - 80)) seen.value = '';
  });

  form.addEventListener('change', () => {
    forget();
    timer = setTimeout(show, 350);
  });
  if (isReturned) show();
}
