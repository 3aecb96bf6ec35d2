#!/usr/bin/env bash
# What crisis-ingest costs for what it reads: JSON lines of X and of Mastodon against jansson's bare
# parse of the same bytes, and tables in bytes a second. The runs take turns, the reference before
# each; a ratio is of two runs that follow each other, and the figure the median of RUNS. Times are
# the processor's, which a busy machine changes less than the clock's. BENCH_MB is the size of each
# input in megabytes.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
MB=${BENCH_MB:-100}
RUNS=${RUNS:-5}
WORK=$BUILD/bench/ingest
export LC_ALL=C CRISIS_NOW=2026-11-23T00:00:00Z TIMEFORMAT='%U %S'
mkdir -p "$WORK"
trap 'rm -rf "$WORK"' EXIT

# seconds COMMAND...: the processor time that it takes.
seconds() {
	{ time "$@" >"$WORK/output"; } 2>&1 | awk '{ printf "%.4f\n", $1 + $2 }'
}

# make_input SHAPE: so many records that there are BENCH_MB of them; all must become posts.
make_input() {
	bytes=$("$BUILD/bench/exports" "$1" 1000 | wc -c)
	count=$((MB * 1000000000 / bytes))
	"$BUILD/bench/exports" "$1" "$count" >"$WORK/input"
	"$BUILD/crisis-ingest" "$WORK/input" >"$WORK/output"
	[ "$(wc -l <"$WORK/output")" = "$count" ] || { echo "$1: posts are missing" >&2; exit 2; }
	bytes=$(wc -c <"$WORK/input")
}

# median COLUMN FORMAT: of the runs' file.
median() {
	sort -n -k "$1,$1" "$WORK/runs" | awk -v column="$1" -v format="$2" \
		'{ t[NR] = $column } END { printf format, t[int((NR + 1) / 2)] }'
}

# lines LABEL SHAPE: against the bare parse.
lines() {
	local run
	make_input "$2"
	for ((run = 0; run < RUNS; run++)); do
		echo "$(seconds "$BUILD/bench/parse" "$WORK/input")" \
			"$(seconds "$BUILD/crisis-ingest" "$WORK/input")"
	done | awk -v bytes="$bytes" '{ print bytes / $1 / 1e6, bytes / $2 / 1e6, $1 / $2 }' >"$WORK/runs"
	printf '%-22s bare parse %6s MB/s, crisis-ingest %6s MB/s: %s of the speed\n' "$1" \
		"$(median 1 %.1f)" "$(median 2 %.1f)" "$(median 3 %.2f)"
}

# table LABEL SHAPE
table() {
	local run
	make_input "$2"
	for ((run = 0; run < RUNS; run++)); do
		seconds "$BUILD/crisis-ingest" "$WORK/input"
	done | awk -v bytes="$bytes" '{ print bytes / $1 / 1e6 }' >"$WORK/runs"
	printf '%-22s %36s %6s MB/s\n' "$1" 'crisis-ingest' "$(median 1 %.1f)"
}

echo "$MB MB of each, seconds of one processor, median of $RUNS runs"
lines 'X v1.1' x-v1
lines 'Mastodon' mastodon
table 'CSV of support tweets' tweets
table 'CSV of a vendor' vendor
