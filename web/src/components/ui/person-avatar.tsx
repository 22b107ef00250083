import { Avatar } from '@mantine/core';

/** Initials; the name stands beside it. */
export function PersonAvatar({ name, size = 44 }: { name: string; size?: number }) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('');
  return (
    <Avatar
      size={size}
      radius="50%"
      aria-hidden="true"
      alt=""
      styles={{ placeholder: { background: 'var(--sh-accent-soft)', color: 'var(--sh-accent-ink)' } }}
    >
      {initials.toLocaleUpperCase()}
    </Avatar>
  );
}
