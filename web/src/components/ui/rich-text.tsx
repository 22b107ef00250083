import { createElement, type ReactNode, useMemo } from 'react';
import classes from './rich-text.module.css';

interface RichTextProps {
  /** As the platform has rendered it from Markdown. */
  readonly html: string;
  /** Names that stand out where they follow an @. */
  readonly mentions: readonly string[];
}

const plain = new Set(
  'p br strong em s code pre blockquote ul ol li hr table thead tbody tr th td'.split(' '),
);
const wide = new Set(['pre', 'table']);
const blocks = new Set(['p', 'li', 'th', 'td']);
const headings = /^h[1-6]$/;
const webAddress = /^(https?:|mailto:)/i;

/**
 * What a person wrote, with the formatting that posts can have. It is read into elements of ours one by one: what is
 * not in the list is shown by its text, so that nothing can come into the page that way.
 */
export function RichText({ html, mentions }: RichTextProps) {
  return useMemo(() => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    const content = toNodes(body.childNodes, createMarker(mentions));
    return createElement('div', { className: classes.rich, dir: 'auto' }, ...content);
  }, [html, mentions]);
}

type Marker = (text: string) => readonly ReactNode[];

function toNodes(nodes: Iterable<Node>, mark: Marker): ReactNode[] {
  return [...nodes].flatMap((node) => toNode(node, mark));
}

function toNode(node: Node, mark: Marker): ReactNode | readonly ReactNode[] {
  if (!(node instanceof Element)) return mark(node.textContent ?? '');
  const tag = node.tagName.toLowerCase();
  if (tag === 'br' || tag === 'hr') return createElement(tag);
  const children = toNodes(node.childNodes, mark);
  // A heading of a post is none of the page.
  if (headings.test(tag)) return createElement('p', { dir: 'auto', className: classes.heading }, ...children);
  const href = node.getAttribute('href');
  if (tag === 'a' && href !== null && webAddress.test(href)) {
    const rel = 'nofollow noopener noreferrer ugc';
    return createElement('a', { href, rel, target: '_blank' }, ...children);
  }
  if (!plain.has(tag)) return children;
  const element = createElement(tag, blocks.has(tag) ? { dir: 'auto' } : {}, ...children);
  if (!wide.has(tag)) return element;
  // Keyboards reach what is cut off.
  return createElement('div', { className: classes.scroll, tabIndex: 0, role: 'group' }, element);
}

function createMarker(names: readonly string[]): Marker {
  // The longest first, so that a full name is not taken for a first name.
  const patterns = names
    .flatMap((name) => [name, name.split(' ')[0] ?? name])
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (patterns.length === 0) return (text) => [text];
  const mentioned = new RegExp(`(@(?:${patterns.join('|')}))`, 'giu');
  return (text) =>
    text
      .split(mentioned)
      .map((part, index) =>
        index % 2 === 1 ? createElement('strong', { className: classes.mention }, part) : part,
      );
}
