// Runs before the first paint, outside the bundle, because an inline script is refused by the content security policy.
// The key and the shape are those of src/theme/appearance.ts.
(() => {
  let saved = {};
  try {
    saved = JSON.parse(localStorage.getItem('countinghouse.appearance') ?? '{}') ?? {};
  } catch {
    // Without storage the theme follows the system until the settings arrive.
  }
  const isDark =
    saved.theme === 'dark' || (saved.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.documentElement.dataset.density = saved.density === 'compact' ? 'compact' : 'comfortable';
})();
