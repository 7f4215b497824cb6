// Menus are details elements: these close them as menus close.

const open = () => document.querySelectorAll('.menu[open]');

export function closeMenus() {
  document.addEventListener('click', ({ target }) => {
    for (const menu of open()) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
  document.addEventListener('htmx:after:request', ({ target }) => {
    const menu = target.closest?.('.menu');
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}
