import { htmlReport } from '../src/render/html/html.ts';
import { buildReport } from '../src/report/build.ts';
import { largeSnapshot, reportOn, sampleNames } from '../test/support/samples.ts';
import { type Bench, elapsed, median, ms } from './bench.ts';

export const rendering: Bench = {
  title: 'a report as a page',
  run: async ({ turns }) => {
    const reports = sampleNames.map((name) => reportOn(name));
    // Three times for the compiler.
    for (let warm = turns(3); warm > 0; warm -= 1) for (const report of reports) htmlReport(report);
    const each = reports.map((report) =>
      median(Array.from({ length: turns(9) }, () => elapsed(() => htmlReport(report)))),
    );
    const snapshot = largeSnapshot();
    return [
      ms('the slowest sample (median)', Math.max(...each), 10),
      ms(
        'a snapshot of a megabyte, judged and rendered',
        elapsed(() => htmlReport(buildReport(snapshot))),
        500,
      ),
    ];
  },
};
