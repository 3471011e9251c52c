import { NeuralNetwork } from 'brain.js';
import { Combiner } from '../../../electron/ml/combiner.ts';
import { type Evidence, elsewhereCount, inputCount } from '../../../electron/ml/evidence.ts';

const hidden = 12;
const settings = { activation: 'sigmoid', learningRate: 0.1, momentum: 0.1 } as const;
const least = 1e-6;

type Network = NeuralNetwork<Float32Array, Float32Array>;

function networkOf(inputSize: number, hiddenLayers: number[]): Network {
  const network: Network = new NeuralNetwork({ inputSize, hiddenLayers, outputSize: 1, ...settings });
  network.initialize();
  return network;
}

/**
 * What the app's combiner is measured against: a brain.js network that says of each candidate, from the same evidence, how
 * likely it is right, and another that says it of “something else”; their outputs share out one probability. It learns from
 * the same votes in the same order.
 */
export class BrainCombiner extends Combiner {
  private readonly candidates: Network;
  private readonly elsewhereNetwork: Network;

  constructor(random: () => number) {
    super(random);
    // brain.js draws its first weights from the global source of chance and takes no seed.
    const original = Math.random;
    Math.random = random;
    this.candidates = networkOf(inputCount, [hidden]);
    this.elsewhereNetwork = networkOf(elsewhereCount, [4]);
    Math.random = original;
  }

  override scores({ candidates, inputs, elsewhere }: Evidence): Float64Array {
    const rest = candidates.length;
    const log = (output: Float32Array) => Math.log(Math.max(least, output[0] ?? 0));
    return Float64Array.from({ length: rest + 1 }, (_, place) =>
      log(
        place === rest
          ? this.elsewhereNetwork.runInput(elsewhere)
          : this.candidates.runInput(inputs.subarray(place * inputCount, (place + 1) * inputCount)),
      ),
    );
  }

  override learn({ candidates, inputs, elsewhere }: Evidence, truth: number): void {
    const target = (isRight: boolean) => Float32Array.of(isRight ? 1 : 0);
    for (let place = 0; place < candidates.length; place += 1) {
      const input = inputs.slice(place * inputCount, (place + 1) * inputCount);
      this.candidates.trainPattern({ input, output: target(place === truth) });
    }
    this.elsewhereNetwork.trainPattern({ input: elsewhere, output: target(truth === candidates.length) });
  }
}
