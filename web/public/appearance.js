// Runs before the first paint, so that a reader's theme and language never flash in late.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const wanted = read('studyhall.theme');
  const isDark =
    wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  const chosen = read('studyhall.language');
  const language = chosen ?? (navigator.languages.some((tag) => tag.startsWith('ur')) ? 'ur' : 'en');
  root.lang = language;
  root.dir = language === 'ur' ? 'rtl' : 'ltr';
})();
