// Menus are <details>: they open and close without this. With it, Escape closes the open one and goes back to its button, and so does a
// click elsewhere or another menu that opens.
const opened = () => [...document.querySelectorAll('details.menu[open]')];

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of opened()) {
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector('summary').focus();
  }
});

document.addEventListener('click', (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('focusin', (event) => {
  for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});
