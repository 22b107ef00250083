import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from './markdown.ts';

test('Markdown becomes HTML', () => {
  assert.equal(
    renderMarkdown('**Bring** `notes`\nand [this](https://example.org/a)'),
    '<p><strong>Bring</strong> <code>notes</code><br>\nand <a href="https://example.org/a" rel="nofollow noopener noreferrer ugc">this</a></p>\n',
  );
});

test('addresses become links', () => {
  assert.match(
    renderMarkdown('see https://example.org now'),
    /<a href="https:\/\/example.org" rel="nofollow/,
  );
  assert.match(renderMarkdown('mail a@example.org'), /<a href="mailto:a@example.org" rel=/);
});

/** Tags and attributes that may occur. */
const safe =
  /^(?:[^<>]|<\/?(?:p|br|hr|em|strong|s|code|pre|blockquote|ul|li|h[1-6]|table|thead|tbody|tr)>|<ol(?: start="\d+")?>|<\/ol>|<code class="language-[^"<>]*">|<t[hd](?: style="text-align:(?:left|right|center)")?>|<\/t[hd]>|<a href="(?:https?:\/\/|mailto:)[^"<>]*"(?: title="[^"<>]*")? rel="nofollow noopener noreferrer ugc">|<\/a>)*$/;

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://tracker.example/p.png)',
  '![x](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox)',
  '[x](//evil.example)',
  '[x](/api/users/me)',
  '[x](https://a.example/" onmouseover="alert(1))',
  '[x](https://a.example "title\\" onmouseover=\\"alert(1)")',
  '<https://a.example/?"onclick=alert(1)>',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '[x]: https://a.example/"onclick="a\n\n[x]',
  '```html" onclick="alert(1)\nx\n```',
  '``` <img src=x onerror=alert(1)>\nx\n```',
  '`<b onmouseover=alert(1)>`',
  '| a | b |\n|:-:|--:|\n| <i onclick=x> | [y](javascript:z) |',
  '&lt;script&gt;',
  '<svg/onload=alert(1)>',
  '<!-- x --><?php ?><![CDATA[<b>]]>',
  'http://a.example/<script>',
  'https://a.example/"><script>alert(1)</script>',
  '\u0000<b>',
];

for (const attack of attacks) {
  test(`is safe with ${JSON.stringify(attack)}`, () => {
    const html = renderMarkdown(attack);
    assert.match(html, safe);
    assert.doesNotMatch(html, /href="(?!https?:\/\/|mailto:)/);
  });
}

test('texts made to be slow end', { timeout: 20_000 }, () => {
  const pieces = [
    '[',
    '![',
    '`',
    '*_',
    '<',
    '(',
    '> ',
    '- ',
    '[x](',
    '&',
    '\\',
    '~',
    '|',
    '**a ',
    '[a](<',
    'a@',
  ];
  for (const piece of pieces) {
    assert.match(renderMarkdown(piece.repeat(5_000 / piece.length)), safe);
  }
});
