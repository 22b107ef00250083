// Runs before the first paint, so that a reader's theme and language never flash in late, and asks for what every page
// begins with while the application itself is still on its way.
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

  const isSignedIn = Boolean(read('studyhall.signed-in'));
  const { shell, pages, application, page } = document.currentScript.dataset;
  const preload = (file) => {
    const link = document.createElement('link');
    if (file.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style' });
    else link.rel = 'modulepreload';
    link.href = file;
    link.crossOrigin = '';
    document.head.append(link);
  };
  /** Where both have as many parts, and those of the form that are no `*` are the same. */
  const isOfForm = (form) => {
    const parts = location.pathname.split('/');
    const wanted = form.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part === '*' || part === parts[at]);
  };
  if (isSignedIn && shell) {
    const [, ...own] =
      pages
        .split(', ')
        .map((line) => line.split(' '))
        .find(([form]) => isOfForm(form)) ?? [];
    [...shell.split(' '), ...own].forEach(preload);
  }

  // The page at "/" has the landing page in it, and leaves it to this to begin the application.
  const begin = () => {
    for (const file of application.split(' ')) {
      const script = document.createElement('script');
      Object.assign(script, { type: 'module', crossOrigin: '', src: file });
      document.head.append(script);
    }
    if (!isSignedIn) page.split(' ').forEach(preload);
  };
  if (application && !isSignedIn && language === 'en' && location.pathname === '/') {
    root.dataset.opening = 'landing';
    // What is read comes before what makes it live; a browser that does not tell when it has painted begins at once.
    if (globalThis.PerformanceObserver?.supportedEntryTypes.includes('paint')) {
      const painted = new PerformanceObserver(() => {
        painted.disconnect();
        begin();
      });
      painted.observe({ type: 'paint', buffered: true });
    } else begin();
  } else if (application) {
    begin();
  }

  // src/api/early-answers.ts takes them.
  const answers = new Map();
  globalThis.earlyAnswers = answers;
  const keep = (path, answer) => {
    answers.set(path, answer);
    // Whoever takes it sees the error.
    answer.catch(() => {});
    return answer;
  };
  if (isSignedIn) {
    const bearer = keep('/api/auth/token', fetch('/api/auth/token')).then(async (answer) => {
      if (!answer.ok) throw new Error(`no token: ${answer.status}`);
      const { token } = await answer.clone().json();
      return { headers: { authorization: `Bearer ${token}` } };
    });
    for (const path of ['/api/users/me', '/api/students/me']) {
      keep(
        path,
        bearer.then((init) => fetch(path, init)),
      );
    }
  } else if (location.pathname === '/') {
    keep('/api/auth/get-session', fetch('/api/auth/get-session'));
  }
})();
