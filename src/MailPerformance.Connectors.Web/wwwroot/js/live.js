// Shows what has changed without a reload: the server says that something did, and the same page is fetched again.
for (const part of document.querySelectorAll('[data-live]')) {
  let isWaiting = false;

  // What a link or a heading that opens is called, to find it again in the fresh page; null for anything that is typed or chosen in.
  const nameOf = (element) => {
    if (element.matches('summary')) return `#${element.parentElement.id}>summary`;
    return element.matches('a[href]') ? `a[href="${CSS.escape(element.getAttribute('href'))}"]` : null;
  };

  const refresh = async () => {
    const focused = part.contains(document.activeElement) ? nameOf(document.activeElement) : '';
    isWaiting = focused === null;
    if (isWaiting) return;
    const answer = await fetch(location.href, { credentials: 'same-origin' });
    if (!answer.ok || answer.redirected) {
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-live]');
    const folded = new Map([...part.querySelectorAll('details[id]')].map((details) => [details.id, details.open]));
    part.replaceChildren(...fresh.childNodes);
    for (const [id, isOpen] of folded) document.getElementById(id)?.toggleAttribute('open', isOpen);
    if (focused) part.querySelector(focused)?.focus({ preventScroll: true });
  };

  part.addEventListener('focusout', () => isWaiting && setTimeout(refresh));
  const source = new EventSource(part.dataset.live);
  source.addEventListener('changed', refresh);
  source.addEventListener('error', () => {
    // A server that does not stream, or no longer for this person: look now and then instead.
    if (source.readyState === EventSource.CLOSED) setInterval(refresh, 30000);
  });
}
