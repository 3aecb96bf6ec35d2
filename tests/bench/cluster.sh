#!/usr/bin/env bash
# Measures crisis-cluster: pair precision and recall on the mutation suite, of texts by a grammar
# and, where there are any, of posts in ../shared; then speed and memory with a million clusters
# alive. BENCH_GROUPS and BENCH_POSTS change how much; the stream's first million fills it.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
HERE=$(cd "$(dirname "$0")" && pwd)
SHARED=$HERE/../../../shared/data
GROUPS_MADE=${BENCH_GROUPS:-20000}
POSTS=${BENCH_POSTS:-1500000}
WORK=$BUILD/bench
export PATH=$BUILD:$PATH LC_ALL=C.UTF-8

# judged ARGUMENTS...: the suite by these arguments, put into clusters and held to the truth.
judged() {
	"$WORK/mutations" suite "$@" | crisis-cluster |
		jq -r '[.group, .cluster.id, .how] | @tsv' | awk -f "$HERE/pairs.awk"
}

echo "texts of the grammar, seed 1:"
judged "$GROUPS_MADE" 1
if [ -e "$SHARED/airline/dev" ]; then
	# Near-copies among them would count as faults: one of each stays, by its letters.
	for file in "$SHARED"/airline/dev/*.tsv "$SHARED"/complaints/*/*.tsv "$SHARED"/crisislex/train/*.tsv; do
		awk -F '\t' 'FNR > 1 { print $NF }' "$file"
	done | awk '{ key = tolower($0); gsub(/https?:[^ ]*|@[a-z0-9_]*|^rt |[^a-z]/, "", key)
		key = substr(key, 1, 40) } !seen[key]++ && NR % 5 == 0' >"$WORK/texts"
	echo "$(wc -l <"$WORK/texts") posts of ../shared, seed 1; near-copies among them count as faults:"
	judged 1000000 1 "$WORK/texts"
fi

"$WORK/mutations" stream "$POSTS" 1 >"$WORK/stream.jsonl"
for part in 1000000 "$POSTS"; do
	head -n "$part" "$WORK/stream.jsonl" >"$WORK/part.jsonl"
	start=$EPOCHREALTIME
	"$WORK/peak" "$WORK/cluster.kib" crisis-cluster "$WORK/part.jsonl" >/dev/null
	awk -v posts="$part" -v from="$start" -v to="$EPOCHREALTIME" '{ kib = $1 } END {
		printf "%d posts: %.1f s, %.0f posts/s, at most %.0f MiB\n", posts, to - from,
			posts / (to - from), kib / 1024 }' "$WORK/cluster.kib"
done
rm -f "$WORK"/stream.jsonl "$WORK"/part.jsonl "$WORK/texts"
