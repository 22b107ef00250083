import { LRUCache } from 'lru-cache';
import MarkdownIt from 'markdown-it';

const allowed = /^(https?:|mailto:)/i;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
/** A picture would tell its host who reads the post, and when. */
markdown.disable('image');
// Addresses of other schemes, and such as would lead into this site, stay text.
markdown.validateLink = (url) => allowed.test(url.trim());
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow noopener noreferrer ugc');
  return self.renderToken(tokens, index, options);
};

const rendered = new LRUCache<string, string>({ max: 2_000 });

/**
 * HTML of a Markdown text that is safe to put into a page: markup in the text is shown as text, links lead to http,
 * https and mailto alone, there are no pictures, and nothing else has an attribute that the text can set but the
 * language of a code block.
 */
export function renderMarkdown(text: string): string {
  const known = rendered.get(text);
  if (known !== undefined) return known;
  const html = markdown.render(text);
  rendered.set(text, html);
  return html;
}
