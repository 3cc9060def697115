// Shows what has changed without a reload: the server says that something did, to a few pages at a time, and the part of the page that
// shows it is fetched again. A page that nobody looks at waits until somebody does.
for (const part of document.querySelectorAll('[data-live]')) {
  let isWaiting = false;
  let isFetching = false;

  // What a link or a heading that opens is called, to find it again in the fresh page; null for anything that is typed or chosen in.
  const nameOf = (element) => {
    if (element.matches('summary')) return `#${element.parentElement.id}>summary`;
    return element.matches('a[href]') ? `a[href="${CSS.escape(element.getAttribute('href'))}"]` : null;
  };
  const focusedName = () => (part.contains(document.activeElement) ? nameOf(document.activeElement) : '');

  // What is typed, chosen or ticked and not sent yet, by the form and the name of its control.
  const isTouched = (control) => control.type !== 'hidden' && (control.matches('select')
    ? [...control.options].some((option) => option.selected !== option.defaultSelected)
    : control.value !== control.defaultValue || control.checked !== control.defaultChecked);
  const controls = () => [...part.querySelectorAll('input[name], select[name], textarea[name]')];
  const keyOf = (control) => JSON.stringify([
    control.form?.getAttribute('action'), control.name, /^(checkbox|radio)$/.test(control.type) ? control.value : null]);
  const putBack = (old, fresh) => {
    if (!old.matches('select')) {
      fresh.value = old.value;
      fresh.checked = old.checked;
      return;
    }
    const chosen = new Set([...old.selectedOptions].map((option) => option.value));
    for (const option of fresh.options) option.selected = chosen.has(option.value);
  };

  const show = (fresh, focused) => {
    const folded = new Map([...part.querySelectorAll('details[id]')].map((details) => [details.id, details.open]));
    const touched = new Map(controls().filter(isTouched).map((control) => [keyOf(control), control]));
    part.replaceChildren(...fresh.childNodes);
    for (const [id, isOpen] of folded) document.getElementById(id)?.toggleAttribute('open', isOpen);
    for (const control of controls()) if (touched.has(keyOf(control))) putBack(touched.get(keyOf(control)), control);
    if (focused) part.querySelector(focused)?.focus({ preventScroll: true });
  };

  const refresh = async () => {
    isWaiting = document.hidden || isFetching || focusedName() === null;
    if (isWaiting) return;
    isFetching = true;
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin', headers: { 'X-Live-Part': '1' } });
      if (answer.status >= 500 || answer.status === 429) throw new Error('later');
      const isGone = !answer.ok || answer.redirected;
      const fresh = isGone ? null : new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
      const focused = focusedName();
      if (fresh === null) location.reload();
      else if (focused === null) isWaiting = true;
      else show(fresh, focused);
    } catch {
      // No answer, or a server that has too much to do.
      setTimeout(refresh, 15000 + Math.random() * 15000);
    } finally {
      isFetching = false;
    }
    if (isWaiting && focusedName() !== null) refresh();
  };

  part.addEventListener('focusout', () => isWaiting && setTimeout(refresh));
  document.addEventListener('visibilitychange', () => isWaiting && refresh());
  const source = new EventSource(part.dataset.live);
  source.addEventListener('changed', refresh);
  source.addEventListener('error', () => {
    // A server that does not stream, or no longer for this person: look now and then instead.
    if (source.readyState === EventSource.CLOSED) setInterval(refresh, 30000);
  });
}
