import type { Scenario } from './scenario.ts';
import { type Played, Stage } from './stage.ts';

/** Several worlds that play at once, each row in whichever is free: most of the time is spent in waiting for silence. */
export class Stages {
  private constructor(private readonly all: readonly Stage[]) {}

  static async open(count: number): Promise<Stages> {
    return new Stages(await Promise.all(Array.from({ length: count }, () => Stage.open())));
  }

  /** Each is told how it went, or what went wrong. Resolves when all are over. */
  async play<Turn extends { readonly scenario: Scenario }>(
    turns: readonly Turn[],
    tell: (turn: Turn, played: Promise<Played>) => void,
  ): Promise<void> {
    const queue = [...turns];
    await Promise.all(
      this.all.map(async (stage) => {
        for (let turn = queue.shift(); turn; turn = queue.shift()) {
          const played = stage.play(turn.scenario);
          tell(turn, played);
          await played.catch(() => {});
        }
      }),
    );
  }

  close(): void {
    for (const stage of this.all) stage.close();
  }
}
