import { BatchModel } from './batchModel.ts';
import { fitBrainNetwork } from './brainNetworkTraining.ts';
import type { CategoryAlgorithm, LearningModel } from './categoryModel.ts';
import type { ClassList } from './classList.ts';
import { fitComplementNaiveBayes } from './complementNaiveBayes.ts';
import { SoftmaxRegression } from './softmaxRegression.ts';

export interface ModelOptions {
  algorithm: CategoryAlgorithm;
  /** Replaces the algorithm's own settings of the same names; others are ignored. */
  hyperparameters?: Readonly<Record<string, number>> | undefined;
  /** Passes: of softmax regression over rows that are new, at most of the network over all. */
  epochs?: number | undefined;
}

/** A category model that has learnt nothing yet. Loads brain.js, which only training needs: not for the app itself. */
export function newModel(classes: ClassList, { algorithm, epochs, hyperparameters }: ModelOptions): LearningModel {
  if (algorithm === 'softmax_regression') {
    return new SoftmaxRegression(classes, { ...hyperparameters, ...(epochs === undefined ? {} : { passes: epochs }) });
  }
  const fitAll = algorithm === 'brain_network' ? fitBrainNetwork : fitComplementNaiveBayes;
  return new BatchModel(algorithm, classes, {
    epochs,
    fit: (rows, fitOptions, control) => fitAll(rows, { ...fitOptions, hyperparameters }, control),
  });
}
