// Shows how far work has come, every two seconds while somebody looks, until it is done; then says so. Without the script a link does.
const part = document.querySelector('[data-work]');
const look = async () => {
  if (!part.dataset.work) return;
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href, { credentials: 'same-origin' });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-work]');
      if (answer.redirected || !fresh) throw new Error('page');
      if (!fresh.dataset.work) {
        location.reload();
        return;
      }
      const bar = part.querySelector('progress');
      const next = fresh.querySelector('progress');
      if (bar && next) {
        bar.value = next.value;
        bar.nextElementSibling.textContent = next.nextElementSibling.textContent;
      }
    } catch {
      // No answer, or not the page: the next look may have one.
    }
  }
  setTimeout(look, 2000);
};
if (part) setTimeout(look, 1000);
