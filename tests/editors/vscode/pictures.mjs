// Screenshots of the running product: under artifacts/, or in docs/images when the documentation is refreshed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

const kept = process.env.DIGESTLSP_PICTURES ? join(root, 'docs', 'images') : join(root, 'artifacts', 'pictures');

/** Saves a screenshot of the page, or of a part of it with a margin. */
export async function picture(page, name, part) {
  const folder = name.startsWith('failed-') ? join(root, 'artifacts', 'pictures') : kept;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  // Animations have ended by then, and the mouse does not move.
  await page.waitForTimeout(700);
  const box = part === undefined ? undefined : await part.boundingBox();
  const { width, height } = page.viewportSize();
  const clip = box && {
    x: Math.max(0, box.x - 24),
    y: Math.max(0, box.y - 24),
    width: Math.min(width, box.x + box.width + 24) - Math.max(0, box.x - 24),
    height: Math.min(height, box.y + box.height + 24) - Math.max(0, box.y - 24),
  };
  await page.screenshot({ path, clip, animations: 'disabled', caret: 'hide' });
}

/** Runs the steps of a test: a failed step saves a screenshot, and the following steps run anyway. */
export const stepsOf = (t, page) => (name, body) =>
  t.test(name, async () => {
    try {
      await body();
    } catch (error) {
      await picture(page, `failed-${name.replace(/\W+/g, '-')}`);
      throw error;
    }
  });
