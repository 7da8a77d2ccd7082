// Runs before the first paint, so that a stored choice does not flash the other scheme.
try {
  const theme = localStorage.getItem('incognita-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the page follows the system.
}
// The library's schemas must not try to compile themselves: the page's policy forbids it, and says so.
globalThis.__zod_globalConfig = { jitless: true };
