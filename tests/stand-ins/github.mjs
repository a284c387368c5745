// A fake GitHub. `examples` prints responses from GitHub's API description and recorded ones, by request;
// `graphql` reads requests from stdin, one JSON object per line, validates them against GitHub's real schema and prints the responses.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildSchema, execute, getNamedType, getNullableType, isListType, isObjectType, parse, validate } from 'graphql';

const read = (path) => readFileSync(fileURLToPath(new URL(`node_modules/${path}`, import.meta.url)), 'utf8');

const asked = [
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/releases/latest',
  'GET /gists/{gist_id}',
  'GET /users/{username}',
  'GET /orgs/{org}',
];
const recorded = ['get-repository', 'get-organization', 'rename-repository', 'get-content'];

function examples() {
  const api = JSON.parse(read('@octokit/openapi/generated/api.github.com.json'));
  const resolve = (value) => {
    while (value?.$ref) value = value.$ref.slice(2).split('/').reduce((at, name) => at?.[name], api);
    return value;
  };
  const found = [];
  for (const request of asked) {
    const [method, path] = request.split(' ');
    for (const [status, response] of Object.entries(api.paths[path][method.toLowerCase()].responses))
      for (const media of Object.values(resolve(response).content ?? {}))
        for (const example of Object.values(media.examples ?? {})) {
          // Some examples contain another example.
          const value = resolve(resolve(example)?.value);
          const body = value?.value ?? value;
          if (body !== undefined) found.push({ request, status: Number(status), body });
        }
  }
  for (const scenario of recorded)
    for (const exchange of JSON.parse(read(`@octokit/fixtures/scenarios/api.github.com/${scenario}/normalized-fixture.json`)))
      if (exchange.method === 'get') found.push({ request: `GET ${exchange.path}`, status: exchange.status, body: exchange.response });
  return found;
}

// The schema defines one field twice, which GitHub tolerates.
const schemaOf = () => buildSchema(read('@octokit/graphql-schema/schema.graphql'), { assumeValidSDL: true });

const scalars = { Int: 7, Float: 7, Boolean: false, BigInt: '7', DateTime: '2024-02-03T04:05:06Z', Date: '2024-02-03', URI: 'https://example.org/' };

/** Returns a value of any field by its type; repositories named missing-… do not exist and renamed-… have another name. */
function resolveField(source, args, _context, info) {
  if (source && info.fieldName in source) return source[info.fieldName];
  if (info.parentType.name === 'Query' && info.fieldName === 'repository') {
    if (args.name.startsWith('missing-'))
      throw Object.assign(new Error(`Could not resolve to a Repository with the name '${args.owner}/${args.name}'.`), { type: 'NOT_FOUND' });
    return { nameWithOwner: `${args.owner}/${args.name.replace(/^renamed-/, 'new-')}`, isArchived: args.name.startsWith('archived-') };
  }
  const type = getNullableType(info.returnType);
  const one = isObjectType(getNamedType(type)) ? {} : (scalars[getNamedType(type).name] ?? getNamedType(type).name);
  return isListType(type) ? [one, one] : one;
}

async function answer(schema, { query, variables }) {
  const document = parse(query);
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { invalid: invalid.map((error) => error.message) };
  const result = await execute({ schema, document, variableValues: variables, fieldResolver: resolveField });
  return {
    ...result,
    // GitHub adds an error's type next to its message.
    errors: result.errors?.map((error) => ({ type: error.originalError?.type, path: error.path, locations: error.locations, message: error.message })),
  };
}

const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
if (process.argv[2] === 'examples') print(examples());
else if (process.argv[2] === 'graphql') {
  const schema = schemaOf();
  for await (const line of createInterface({ input: process.stdin })) print(await answer(schema, JSON.parse(line)));
} else {
  console.error('Say examples or graphql.');
  process.exit(2);
}
