const window = 60_000;
const delays = [0, 50, 100, 250, 500];

/** The crash within a minute after which the server is not restarted. */
export const maxCrashes = delays.length + 1;

/** How often the server ended by itself of late, and what that means: again after a while, or not again. */
export class Crashes {
  private times: number[] = [];

  /** Tells of a crash; gives the milliseconds to wait before the next start, or undefined where there shall be none. */
  add(now: number): number | undefined {
    this.times = [...this.times.filter((time) => now - time < window), now];
    return delays[this.times.length - 1];
  }

  /** Somebody asked for the server: what was counts no more. */
  forget(): void {
    this.times = [];
  }
}
