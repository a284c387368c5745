// Exports the code that is tested without VS Code.
export { Crashes } from './crashes';
export { showsFile, sumOf } from './listing';
export { candidates, hasRuntime } from './locator';
export { exportPaths } from './naming';
export { asServerSettings } from './settings';
