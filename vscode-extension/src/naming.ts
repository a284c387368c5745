/** Yields possible paths for an export of a digest, best first: `papers.bib` for `papers.digest.txt`, then `papers-2.bib`. */
export function* exportPaths(digest: string, ending: string): Generator<string> {
  const slash = digest.lastIndexOf('/') + 1;
  const name = digest.slice(slash).replace(/(?<=.)\.(txt|md)$/i, '').replace(/(?<=.)\.digest$/i, '');
  const stem = digest.slice(0, slash) + name;
  yield stem + ending;
  for (let i = 2; i <= 100; i++) yield `${stem}-${i}${ending}`;
}
