// A form goes out once: a second click while the first is under way does nothing. The server does not rely on it.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = 'true';
});

// Coming back with the browser's Back button finds the form ready again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
