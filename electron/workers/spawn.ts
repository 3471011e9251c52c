import startExport from './export.worker.ts?nodeWorker';
import startImport from './import.worker.ts?nodeWorker';
import startPredict from './predict.worker.ts?nodeWorker';
import startReadArchive from './readArchive.worker.ts?nodeWorker';
import startReplay from './replay.worker.ts?nodeWorker';
import startTrain from './train.worker.ts?nodeWorker';
import type { SpawnWorker } from './workerProtocol.ts';

const start = {
  export: startExport,
  import: startImport,
  predict: startPredict,
  readArchive: startReadArchive,
  replay: startReplay,
  train: startTrain,
};

/** Starts the bundled worker entries. The only file that uses `?nodeWorker`, which exists in the build alone. */
export const spawnBundledWorker: SpawnWorker = (name, workerData) => start[name]({ workerData, name });
