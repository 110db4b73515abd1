import { valueOfWord } from './number-words.ts';

/** The numbers that several English words stand for: `one hundred and eighty`, `two hundred thousand`. */
export function numbersInWords(words: readonly string[]): number[] {
  const numbers: number[] = [];
  let run: number[] = [];
  for (const [index, word] of [...words, ''].entries()) {
    const value = valueOfWord(word);
    const isJoint =
      word === 'and' && (run.at(-1) ?? 0) >= 100 && valueOfWord(words[index + 1] ?? '') !== undefined;
    if (value !== undefined) run.push(value);
    else if (!isJoint) {
      if (run.length > 1) numbers.push(valueOfRun(run));
      run = [];
    }
  }
  return numbers;
}

/** `[2, 100, 1000]` is 200,000. */
function valueOfRun(run: readonly number[]): number {
  let [total, section] = [0, 0];
  for (const value of run) {
    if (value === 100) section = (section || 1) * value;
    else if (value < 1000) section += value;
    else {
      total += (section || 1) * value;
      section = 0;
    }
  }
  return total + section;
}
