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

  const separator = /[/=]/;
  /** An identifier or a code, which the fixed parts of addresses are not. */
  const word = /^(?=.*\d)[\w.-]+$/;
  /** What stands in an address for each `*` of a form; undefined where the address is of another form. */
  const match = (form, address) => {
    const parts = address.split(separator);
    const wanted = form.split(separator);
    const isLike = (part, at) => part === parts[at] || (part === '*' && word.test(parts[at]));
    if (wanted.length !== parts.length || !wanted.every(isLike)) return undefined;
    return parts.filter((_, at) => wanted[at] === '*');
  };

  /** What the pages at some addresses ask for first, as they write it. */
  const first = {
    '/find': '/api/tutors?limit=10',
    '/find?course=*': '/api/tutors?course=*&limit=10',
    '/tutors/*': '/api/tutors/*',
    '/groups/*': '/api/groups/*',
  };
  const ownAnswers = Object.entries(first).flatMap(([form, path]) => {
    const words = match(form, location.pathname + location.search);
    return words ? [path.replace('*', words[0])] : [];
  });

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
    for (const path of ['/api/users/me', '/api/students/me', ...ownAnswers]) {
      keep(
        path,
        bearer.then((init) => fetch(path, init)),
      );
    }
  } else if (location.pathname === '/') {
    keep('/api/auth/get-session', fetch('/api/auth/get-session'));
  }

  const { shell, pages, application, page } = document.currentScript.dataset;
  const preload = (file) => {
    const link = document.createElement('link');
    if (file.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style' });
    else link.rel = 'modulepreload';
    link.href = file;
    link.crossOrigin = '';
    document.head.append(link);
  };
  if (isSignedIn && shell) {
    const [, ...own] =
      pages
        .split(', ')
        .map((line) => line.split(' '))
        .find(([form]) => match(form, location.pathname)) ?? [];
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
})();
