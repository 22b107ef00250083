import classes from './person-avatar.module.css';

/** Initials as a picture; the name stands beside it. */
export function PersonAvatar({ name, size = 44 }: { name: string; size?: number }) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
  return (
    <span
      className={classes.avatar}
      aria-hidden="true"
      data-initials={initials}
      style={{ width: size, height: size, fontSize: size * 0.38 }}
    />
  );
}
