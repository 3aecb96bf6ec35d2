"""Posts a second of VADER's own loop (NLTK's copy of it) over texts that are read already:
what crisis-score is held against. Arguments: the lexicon, a TSV file with a text in the last
column, and how often to go through it."""
import sys
import time

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

lexicon, rows, rounds = sys.argv[1:]
with open(rows, encoding="utf-8") as file:
    texts = [line.rstrip("\n").split("\t")[-1] for line in file][1:]
judge = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
judge.lexicon_file = open(lexicon, encoding="utf-8").read().strip()
judge.lexicon = judge.make_lex_dict()
judge.constants = VaderConstants()
judge.polarity_scores(texts[0])
start = time.process_time()
for _ in range(int(rounds)):
    for text in texts:
        judge.polarity_scores(text)
print(round(len(texts) * int(rounds) / (time.process_time() - start)))
