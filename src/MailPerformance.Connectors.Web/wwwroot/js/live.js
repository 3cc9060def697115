// Shows what has changed without a reload: the server says that something did, and the same page is fetched again.
for (const part of document.querySelectorAll('[data-live]')) {
  const refresh = async () => {
    // Nobody loses the place where they are typing or choosing.
    if (part.contains(document.activeElement)) return;
    const answer = await fetch(location.href, { credentials: 'same-origin' });
    if (!answer.ok || answer.redirected) {
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-live]');
    const closed = [...part.querySelectorAll('details:not([open])')].map((details) => details.id);
    part.replaceChildren(...fresh.childNodes);
    for (const id of closed) document.getElementById(id)?.removeAttribute('open');
  };

  const source = new EventSource(part.dataset.live);
  source.addEventListener('changed', refresh);
  source.addEventListener('error', () => {
    // A server that does not stream, or no longer for this person: look now and then instead.
    if (source.readyState === EventSource.CLOSED) setInterval(refresh, 30000);
  });
}
