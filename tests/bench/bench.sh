#!/usr/bin/env bash
# Measures, in one run over the same posts: each filter alone from a file, the pipe of all, and
# one `jq -c .`. The runs take turns, so that a busy moment hits all alike; each figure is the
# median of RUNS. BENCH_POSTS and RUNS change how much.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
POSTS=${BENCH_POSTS:-300000}
RUNS=${RUNS:-3}
WORK=$BUILD/bench
export PATH=$BUILD:$PATH LC_ALL=C CRISIS_NOW=2026-11-23T00:00:00Z

stages=()
for tool in crisis-ingest crisis-score crisis-route crisis-reply crisis-report; do
	[ ! -x "$BUILD/$tool" ] || stages+=("$tool")
done
[ ${#stages[@]} -gt 0 ] || { echo "there is nothing to measure in $BUILD" >&2; exit 2; }

# Each filter's input is what the ones before it write: its file stands beside its name.
"$WORK/posts" "$POSTS" >"$WORK/posts.jsonl"
inputs=("$WORK/posts.jsonl")
pipe=''
for tool in "${stages[@]}"; do
	output=$WORK/$tool.jsonl
	[ "$tool" = crisis-report ] || "$tool" "${inputs[-1]}" >"$output"
	inputs+=("$output")
	pipe+="${pipe:+ | }$tool"
done
pipe="<'$WORK/posts.jsonl' $pipe"

# timed NAME COMMAND: adds the seconds that it took to the file of that name.
timed() {
	local start=$EPOCHREALTIME
	bash -c "$2" >/dev/null
	awk -v from="$start" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.4f\n", to - from }' \
		>>"$WORK/$1.seconds"
}

rm -f "$WORK"/*.seconds
for ((run = 0; run < RUNS; run++)); do
	for ((i = 0; i < ${#stages[@]}; i++)); do
		timed "${stages[i]}" "exec ${stages[i]} '${inputs[i]}'"
	done
	timed pipe "$pipe"
	timed jq "exec jq -c . '$WORK/posts.jsonl'"
done

median() {
	sort -n "$WORK/$1.seconds" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'
}

echo "$POSTS posts of $(($(wc -c <"$WORK/posts.jsonl") / POSTS)) bytes, $(nproc) cores, median of $RUNS runs"
for name in "${stages[@]}" pipe jq; do
	awk -v name="$name" -v posts="$POSTS" -v t="$(median "$name")" 'BEGIN {
		label = name == "pipe" ? "all of them in a pipe" : name == "jq" ? "jq -c ." : name
		printf "%-24s %8.3f s %10.0f posts/s\n", label, t, posts / t }'
done
awk -v pipe="$(median pipe)" -v jq="$(median jq)" \
	'BEGIN { printf "the pipe takes %.2f times the time of jq -c .\n", pipe / jq }'
rm -f "$WORK"/*.jsonl
