import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { cases } from './samples.mjs';

// Every rule of the standard and of accessibility; only rules of style (long titles, class names) are disabled.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
});

for (const digest of cases) {
  test(`HTML of ${digest.name} is valid, and contains every paper`, async () => {
    const page = await digest.write('html');
    const report = await validator.validateString(shortened(page));
    assert.deepEqual(
      report.results.flatMap((result) => result.messages).map((m) => `${m.line}: ${m.ruleId}: ${m.message}`).slice(0, 5),
      [],
    );
    assert.equal(page.match(/<article>/g)?.length ?? 0, digest.papers.length);
    assert.doesNotMatch(page, /<(?:script|img|iframe|link|object|base|form)\b|<[a-z][^>]*\son\w+=/i);
    for (const [, url] of page.matchAll(/<a href="([^"]*)"/g)) assert.match(url, /^https?:\/\//);
    assert.equal(page.match(/<a /g)?.length ?? 0, page.match(/<a href="[^"]*" rel="noopener noreferrer">/g)?.length ?? 0);
  });
}

// The validator's time is quadratic in the size of a page, so only a thousand papers are validated.
function shortened(page) {
  const articles = page.split(/(?=<article>)/);
  return articles.length <= 1001 ? page : `${articles.slice(0, 1001).join('')}</section>\n</main>\n</body>\n</html>\n`;
}
