import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { validateXML } from 'xmllint-wasm';
import { digestLsp } from './product.mjs';
import { cases } from './samples.mjs';

for (const digest of cases) {
  test(`RSS of ${digest.name}`, async () => {
    const text = await wellFormed(await digest.write('rss'));
    const feed = parseRssFeed(text);
    assert.ok(feed.title && feed.description);
    assert.match(feed.link, /^https?:/);
    const items = feed.items ?? [];
    assert.equal(items.length, expected(digest));
    assert.equal(new Set(items.map((item) => item.guid.value)).size, items.length);
    for (const item of items) {
      assert.ok(item.title);
      assert.ok(item.pubDate === undefined || !Number.isNaN(Date.parse(item.pubDate)), item.pubDate);
      if (item.guid.isPermaLink) assert.equal(item.link, item.guid.value);
    }
  });

  test(`Atom of ${digest.name}`, async () => {
    const text = await wellFormed(await digest.write('atom'));
    const feed = parseAtomFeed(text);
    assert.ok(feed.id && feed.title && feed.authors[0].name);
    const entries = feed.entries ?? [];
    assert.equal(entries.length, expected(digest));
    assert.equal(new Set(entries.map((entry) => entry.id)).size, entries.length);
    for (const entry of entries) {
      assert.ok(entry.title && entry.id);
      assert.match(entry.updated, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.ok(entry.links?.length === 1 || entry.content !== undefined, 'an entry leads somewhere or says something');
    }
  });
}

test('A feed contains its URL', () => {
  const at = ['--title', 'Papers & More', '--address', 'https://example.org/digest'];
  const rss = parseRssFeed(digestLsp(['export', '--to', 'rss', ...at, 'samples/daily-papers.digest']));
  assert.deepEqual([rss.title, rss.link], ['Papers & More', 'https://example.org/digest']);
  const atom = parseAtomFeed(digestLsp(['export', '--to', 'atom', ...at, 'samples/daily-papers.digest']));
  assert.deepEqual([atom.title.value ?? atom.title, atom.id, atom.links[0].href], ['Papers & More', 'https://example.org/digest', 'https://example.org/digest']);
});

/** Returns the number of items of a feed: each identifiable paper once. */
function expected(digest) {
  const named = digest.papers.map((p) =>
    p.arxiv ? `arxiv:${p.arxiv.replace(/v\d+$/, '')}` : p.doi ? `doi:${p.doi}` : (p.links[0]?.url ?? p.title),
  );
  return new Set(named.filter(Boolean)).size;
}

async function wellFormed(text) {
  const { valid, errors } = await validateXML({ xml: { fileName: 'feed.xml', contents: text }, schema: text.includes('<rss') ? anyRss : anyAtom });
  assert.ok(valid, errors.map((e) => e.rawMessage).slice(0, 3).join('\n'));
  return text;
}

// Schemas that accept any content of the root element, so that only malformed XML is reported.
const [anyRss, anyAtom] = [
  ['', 'rss'],
  ['targetNamespace="http://www.w3.org/2005/Atom"', 'feed'],
].map(
  ([namespace, name]) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${namespace}>
  <xs:element name="${name}"><xs:complexType><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>`,
);
