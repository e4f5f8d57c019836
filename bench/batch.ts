import { type Cost, counted } from './accounting.ts';
import { type Bench, inTurn, least, ms, times } from './bench.ts';

/** Every script answers as a healthy client would (the stubs). */
export const batch: Bench = {
  title: 'one warm PowerShell for all scripts, against one process for each',
  run: async ({ turns, short }) => {
    const count = String(short ? 4 : Number.MAX_SAFE_INTEGER);
    const warm = await inTurn(turns(3), () => cost('warm', count));
    const plain = await inTurn(turns(3), () => cost('plain', count));
    const best = (costs: readonly Cost[], of: 'wallMs' | 'processorMs') => least(costs.map((one) => one[of]));
    const share = (of: 'wallMs' | 'processorMs') => best(warm, of) / best(plain, of);
    return [
      ms(`${warm[0]?.output.trim()} scripts, one process each`, best(plain, 'wallMs')),
      ms('its processor time', best(plain, 'processorMs')),
      ms('one warm process', best(warm, 'wallMs')),
      ms('its processor time', best(warm, 'processorMs')),
      times('the warm one’s share of the wall time', share('wallMs'), 0.5),
      times('its share of the processor time', share('processorMs'), 0.5),
    ];
  },
};

async function cost(driver: string, count: string): Promise<Cost> {
  const counting = await counted(
    [process.execPath, '--import', 'tsx', 'bench/run-scripts.ts', driver, count],
    {
      quiet: true,
    },
  );
  if (counting.code !== 0) throw new Error(`the scripts by the driver ${driver} ended with ${counting.code}`);
  return counting;
}
