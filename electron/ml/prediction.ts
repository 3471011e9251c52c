import type { CategoryMemory } from './categoryMemory.ts';
import { payeeLevel, textLevel } from './evidence.ts';
import type { Reading } from './evidenceReader.ts';

export interface SystemVote {
  system: 'learning' | 'intelligence' | 'lexicon';
  top: number | null;
  probability: number | null;
  /** Whether this system's first choice is the winner. */
  backing: boolean;
}

export interface CombinedPrediction {
  /** Null: abstained. */
  value: number | null;
  best: number | null;
  /** Calibrated probability that `best` is right. */
  confidence: number;
  /** Up to 5, best first, without the winner. */
  alternatives: { category: number; probability: number }[];
  /** Categories of which one is right with the promised coverage, the likeliest first; empty where nothing can be promised. */
  set: number[];
  /** Whether only the word list names the winner: nothing like the row was confirmed yet. */
  isFirstGuess: boolean;
  votes: SystemVote[];
  /** Share of the systems that voted which back the winner; 0 where none voted. */
  agreement: number;
  /** Confirmed rows of this payee. */
  dataPoints: number;
  abstention: string | null;
  /** z_best − z_second; against “something else” where there is one candidate only. */
  margin: number;
}

const listedAlternatives = 5;
const unlikely = -50;
/** Below this probability of the best category nothing is predicted. */
const floor = 0.1;

/** What each system would say alone. */
function systemVotes(reading: Reading, memory: CategoryMemory, winner: number | null): SystemVote[] {
  const vote = (system: SystemVote['system'], top: number | null, probability: number | null): SystemVote => ({
    system,
    top,
    probability,
    backing: top !== null && top === winner,
  });
  const { evidence, categories, modelLogs, lexicon, named } = reading;
  let first = -1;
  let firstLog = unlikely;
  for (let candidate = 0; candidate < categories.length; candidate += 1) {
    const log = modelLogs[evidence.candidates[candidate] ?? -1] ?? Number.NEGATIVE_INFINITY;
    if (log > firstLog) [first, firstLog] = [candidate, log];
  }
  const remembered = strongestMemory(reading, memory);
  return [
    vote('learning', categories[first] ?? null, first < 0 ? null : Math.exp(firstLog)),
    vote('intelligence', remembered?.category ?? null, remembered?.share ?? null),
    vote('lexicon', lexicon?.category ?? named, lexicon?.probability ?? null),
  ];
}

/**
 * What this very text was, or else this payee, as a Dirichlet posterior mean with one row of “something else”. Categories
 * that are gone are no candidates.
 */
function strongestMemory(reading: Reading, memory: CategoryMemory): { category: number; share: number } | null {
  const { evidence, categories } = reading;
  const text = reading.entries[textLevel] ?? -1;
  const entry = text >= 0 ? text : (reading.entries[payeeLevel] ?? -1);
  if (entry < 0) return null;
  let strongest = -1;
  let most = 0;
  for (let candidate = 0; candidate < categories.length; candidate += 1) {
    const mass = memory.mass(entry, evidence.candidates[candidate] ?? -1);
    if (mass > most) [strongest, most] = [candidate, mass];
  }
  const category = categories[strongest];
  return category === undefined ? null : { category, share: most / (memory.total(entry) + 1) };
}

/** The prediction that follows from the scores of the candidates. */
export function predictionOf(
  reading: Reading,
  memory: CategoryMemory,
  scores: Float64Array,
  probabilities: Float64Array,
  set: readonly number[],
): CombinedPrediction {
  const { categories } = reading;
  const payeeEntry = reading.entries[payeeLevel] ?? -1;
  const dataPoints = payeeEntry < 0 ? 0 : memory.count(payeeEntry);
  const order = bestFirst(scores, categories.length);
  const categoryAt = (index: number) => categories[index] ?? 0;
  const winnerIndex = order[0];
  if (winnerIndex === undefined) {
    return {
      value: null,
      best: null,
      confidence: 0,
      alternatives: [],
      set: [],
      isFirstGuess: false,
      votes: systemVotes(reading, memory, null),
      agreement: 0,
      dataPoints,
      abstention: 'Nothing is known about this payee or these words yet.',
      margin: 0,
    };
  }
  const winner = categoryAt(winnerIndex);
  const confidence = probabilities[winnerIndex] ?? 0;
  const second = scores[order[1] ?? categories.length] ?? 0;
  const votes = systemVotes(reading, memory, winner);
  const abstention = reasonToAbstain(reading, confidence, probabilities[categories.length] ?? 0);
  const alternatives: CombinedPrediction['alternatives'] = [];
  for (let place = 1; place < Math.min(order.length, 1 + listedAlternatives); place += 1) {
    const index = order[place] ?? 0;
    alternatives.push({ category: categoryAt(index), probability: probabilities[index] ?? 0 });
  }
  const named: number[] = [];
  for (const index of set) if (index < categories.length) named.push(categoryAt(index));
  return {
    value: abstention === null ? winner : null,
    best: winner,
    confidence,
    alternatives,
    set: named,
    isFirstGuess: isFirstGuess(votes),
    votes,
    agreement: agreementOf(votes),
    dataPoints,
    abstention,
    margin: (scores[winnerIndex] ?? 0) - second,
  };
}

/** Places by score, the highest first, equals in their order: by insertion, for there are a handful. */
function bestFirst(scores: Float64Array, count: number): number[] {
  const order: number[] = [];
  for (let index = 0; index < count; index += 1) {
    let at = index;
    while (at > 0 && (scores[order[at - 1] ?? 0] ?? 0) < (scores[index] ?? 0)) {
      order[at] = order[at - 1] ?? 0;
      at -= 1;
    }
    order[at] = index;
  }
  return order;
}

function agreementOf(votes: readonly SystemVote[]): number {
  let voted = 0;
  let backing = 0;
  for (const vote of votes) {
    if (vote.top !== null) voted += 1;
    if (vote.backing) backing += 1;
  }
  return voted === 0 ? 0 : backing / voted;
}

/** Whether the word list alone backs the winner. */
export function isFirstGuess(votes: readonly Pick<SystemVote, 'system' | 'backing'>[]): boolean {
  let isBacked = false;
  for (const { system, backing } of votes) {
    if (backing && system !== 'lexicon') return false;
    if (backing) isBacked = true;
  }
  return isBacked;
}

const inHundred = (share: number) => `${Math.round(share * 100)} times in 100`;

function reasonToAbstain(reading: Reading, confidence: number, elsewhere: number): string | null {
  const { knownShare, entries, lexicon, named, similar } = reading;
  const isNew = (entries[payeeLevel] ?? -1) < 0 && (entries[textLevel] ?? -1) < 0;
  if (knownShare === 0 && isNew && !lexicon && named === null && similar.length === 0) {
    return 'No word of this text and no payee like it has been seen before.';
  }
  if (elsewhere > confidence && elsewhere > 0.5) {
    return `Rows as new as this one belong to none of the likely categories about ${inHundred(elsewhere)}.`;
  }
  if (confidence < floor) return `The best guess would be right only about ${inHundred(confidence)}.`;
  return null;
}
