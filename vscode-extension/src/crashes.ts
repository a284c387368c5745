const window = 60_000;
const delays = [0, 50, 100, 250, 500];

/** The number of crashes within a minute after which the server is not restarted. */
export const maxCrashes = delays.length + 1;

/** Counts recent crashes of the server and decides whether and when it is restarted. */
export class Crashes {
  private times: number[] = [];

  /** Records a crash; returns the delay before the next start in milliseconds, or undefined if the server is not restarted. */
  add(now: number): number | undefined {
    this.times = [...this.times.filter((time) => now - time < window), now];
    return delays[this.times.length - 1];
  }

  /** Clears the recorded crashes, after the user started the server. */
  forget(): void {
    this.times = [];
  }
}
