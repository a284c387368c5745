// A fake of GitHub's REST API on loopback with the repositories of the samples, and a log of its requests.
import { createServer } from 'node:http';

const day = (days) => new Date(Date.now() - days * 86_400_000).toISOString();

const repositories = {
  lanterns: { description: 'Short notes that a model writes to itself, and reads again at the end of the corridor', stars: 1843, forks: 127, language: 'Python', license: 'MIT', pushed: 9, topics: ['long-context', 'language-models'] },
  sheep: { description: 'Sparse fences for sleepless models', stars: 412, forks: 31, language: 'Rust', license: 'Apache-2.0', pushed: 40, topics: ['attention'] },
  orchard: { description: 'An optimiser that prunes once a season', stars: 96, forks: 8, language: 'Jupyter Notebook', license: 'BSD-3-Clause', pushed: 400, archived: true, topics: [] },
};

/** Starts the API; `asked` lists the requested paths, `close` stops it. */
export async function startApi() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    const [, owner, name] = /^\/repos\/([^/]+)\/([^/?]+)$/.exec(request.url) ?? [];
    const found = owner === 'digestlsp-samples' ? repositories[name] : undefined;
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json; charset=utf-8', 'x-ratelimit-remaining': '57', 'x-ratelimit-limit': '60' });
    response.end(JSON.stringify(found ? repository(name, found) : { message: 'Not Found' }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

function repository(name, facts) {
  const full = `digestlsp-samples/${name}`;
  return {
    id: name.length,
    full_name: full,
    html_url: `https://github.com/${full}`,
    description: facts.description,
    fork: false,
    archived: facts.archived ?? false,
    disabled: false,
    stargazers_count: facts.stars,
    forks_count: facts.forks,
    language: facts.language,
    license: { spdx_id: facts.license },
    pushed_at: day(facts.pushed),
    topics: facts.topics,
  };
}
