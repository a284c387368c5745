// Breaks the incremental reader in one place at a time and expects the property tests to notice.
// node scripts/mutate.mjs  — works on a copy of the sources in a temporary folder, never on the checkout.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const reader = "server/DigestLsp.Language/Syntax/DigestParser.cs";
const stream = "server/DigestLsp.Language/Syntax/BlockStream.cs";
const rope = "server/DigestLsp.Language/Syntax/PartRope.cs";
const tree = "server/DigestLsp.Language/Syntax/DigestTree.cs";

/** [what is broken, file, text to find, text instead] */
const mutations = [
  ["left: too few blocks read again", reader, "var needed = dialect.Lookahead + 2;", "var needed = 1;"],
  ["left: the neighbour is not split again", reader, "if (from > 0)\n            fromOffset -= blocks[--from].Width;", ""],
  ["right: the neighbour is not split again", reader, "if (to < blocks.Count)\n            to++;", ""],
  ["right: touched blocks end one early", reader, "end <= span.End", "end < span.End"],
  ["resuming in step without comparing states", reader, "met.Current.Part.StateBefore == state", "met.Current.Part.StateBefore >= 0"],
  ["resuming at a part the edit touched", reader, "firstBlock >= to ||", "firstBlock >= from ||"],
  ["blocks kept though their text changed", reader, "&& fresh.Text.Span.SequenceEqual(old.Text.Span)", ""],
  ["parts kept though their state changed", reader, "&& part.StateBefore == old.StateBefore", ""],
  ["parts kept though their blocks changed", reader, "&& part.Blocks.SequenceEqual(old.Blocks)", "&& part.Width == old.Width"],
  ["unchanged parts behind the window are forgotten", stream, "oldParts.Add((rest, blocks.Count));", ""],
  ["a blank line does not end a block", stream, "previousBlank || dialect", "dialect"],
  ["splice drops the parts before the cursor", rope, "AsSpan(0, from.Index)", "AsSpan(0, Math.Max(0, from.Index - 1))"],
  ["splice repeats the chunk it merges with", rope, "chunks[--firstChunk].Parts", "chunks[firstChunk - 1].Parts"],
  ["line sums ignore the chunk's own lines", rope, "lines[i + 1] = lines[i] + chunks[i].LineBreaks;", "lines[i + 1] = lines[i] + Math.Max(0, chunks[i].LineBreaks - 1);"],
  ["the dialect is never chosen again", tree, "if (start >= HeadLength)", "if (start >= 0)"],
];

const work = fs.mkdtempSync(path.join(os.tmpdir(), "digest-mutate-"));
const copied = ["server", "tests", "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "DigestLsp.sln"];
for (const name of copied) {
  fs.cpSync(path.join(root, name), path.join(work, name), {
    recursive: true,
    filter: (f) => !/[\\/](bin|obj|node_modules|editors)$/.test(f),
  });
}
const project = path.join(work, "tests/DigestLsp.Language.Tests");
const program = path.join(project, "bin/Debug/net10.0/DigestLsp.Language.Tests");
const build = () =>
  spawnSync("dotnet", ["build", project, "-v", "q", "--nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"], { encoding: "utf8" });
const passes = () => spawnSync(program, ["--filter-class", "*IncrementalTests"], { encoding: "utf8" }).status === 0;

let unnoticed = 0;
build();
if (!passes()) throw new Error("The tests fail on the sources as they are; mend that first.");
for (const [what, file, find, instead] of mutations) {
  const full = path.join(work, file);
  const source = fs.readFileSync(full, "utf8");
  if (!source.includes(find)) throw new Error(`Mutation "${what}" no longer applies to ${file}: say it anew.`);
  fs.writeFileSync(full, source.replace(find, instead));
  const built = build();
  const verdict = built.status !== 0 ? "does not build" : passes() ? "NOT NOTICED" : "noticed";
  if (verdict !== "noticed") unnoticed++;
  console.log(`${verdict.padEnd(14)} ${what}`);
  fs.writeFileSync(full, source);
}
fs.rmSync(work, { recursive: true, force: true });
console.log(`${mutations.length - unnoticed} of ${mutations.length} mutations noticed`);
process.exit(unnoticed === 0 ? 0 : 1);
