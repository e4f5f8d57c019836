import { judge } from '../../lab/scenarios/judge.ts';
import { Stage } from '../../lab/scenarios/stage.ts';
import { scenarios } from '../../lab/scenarios/table.ts';
import type { Strand } from '../soak.ts';

/** The rows of the table, in turn, in one world. */
export async function openScenarios(): Promise<Strand> {
  const stage = await Stage.open();
  let played = 0;
  return {
    step: async () => {
      const row = scenarios[played % scenarios.length];
      played += 1;
      if (!row) return undefined;
      try {
        judge(row, await stage.play(row));
      } catch (error) {
        throw new Error(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
      return undefined;
    },
    close: () => stage.close(),
  };
}
