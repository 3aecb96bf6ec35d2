#!/usr/bin/env bash
# Measures crisis-ingest --new against crisis-ingest without, in one run that takes turns: POSTS
# posts, of which half are new to a ledger that remembers SEEN. Once with ids that rise, as most
# platforms give them, and once with ids in no order. The figures are medians of RUNS.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
POSTS=${NEW_POSTS:-300000}
SEEN=${NEW_SEEN:-1000000}
RUNS=${RUNS:-3}
WORK=$BUILD/bench/new
export PATH=$BUILD:$PATH LC_ALL=C CRISIS_NOW=2026-11-23T00:00:00Z
mkdir -p "$WORK"
trap 'rm -rf "$WORK"' EXIT

# scattered: the digits of the ids backwards.
scattered() {
	awk -F '"' -v OFS='"' '{ id = ""; for (i = length($6); i > 0; i--) id = id substr($6, i, 1)
		$6 = id; print }'
}

# timed NAME COMMAND...: adds the seconds that it took to the file of that name.
timed() {
	local name=$1 start
	shift
	sync "$WORK"
	start=$EPOCHREALTIME
	"$@" >/dev/null
	awk -v from="$start" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.4f\n", to - from }' \
		>>"$WORK/$name.seconds"
}

median() {
	sort -n "$WORK/$1.seconds" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'
}

# measure LABEL FILTER: FILTER arranges the ids.
measure() {
	local label=$1 arrange=$2 run
	rm -f "$WORK"/*
	"$BUILD/bench/posts" "$SEEN" | $arrange |
		crisis-ingest --new --ledger "$WORK/ledger.db" >/dev/null
	"$BUILD/bench/posts" $((SEEN + POSTS / 2)) | tail -n "$POSTS" | $arrange >"$WORK/posts"
	for ((run = 0; run < RUNS; run++)); do
		timed plain crisis-ingest "$WORK/posts"
		cp "$WORK/ledger.db" "$WORK/again.db"
		timed new crisis-ingest --new --ledger "$WORK/again.db" "$WORK/posts"
		rm -f "$WORK"/again.db*
	done
	awk -v label="$label" -v posts="$POSTS" -v plain="$(median plain)" -v new="$(median new)" \
		-v size="$(wc -c <"$WORK/ledger.db")" -v seen="$SEEN" 'BEGIN {
		printf "%-16s %8.3f s without, %8.3f s with --new: %.2f of the speed; %.0f bytes an id\n",
			label, plain, new, plain / new, size / seen }'
}

echo "$POSTS posts, half of them new to a ledger of $SEEN, median of $RUNS runs"
measure 'rising ids' cat
measure 'scattered ids' scattered
