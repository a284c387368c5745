// Runs in the extension host: the modules, one test after another. The first module sees VS Code in its initial state.
const modules = ['./reading.test.js', './mending.test.js', './commands.test.js', './crashes.test.js'];

exports.run = async () => {
  let failed = 0;
  const test = async (name, body) => {
    let error;
    try {
      await body();
    } catch (thrown) {
      failed++;
      error = String(thrown?.stack ?? thrown);
    }
    console.log('DIGEST-TEST ' + JSON.stringify({ name, error }));
  };
  for (const module of modules) await require(module)(test);
  if (failed > 0) throw new Error(`${failed} failed`);
};
