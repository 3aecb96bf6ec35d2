#!/usr/bin/env bash
# Measures, in one run over the same posts: each filter alone from a file, the pipe of all, and
# one `jq -c .`. The runs take turns, so that a busy moment hits all alike; each figure is the
# median of RUNS: the time it took, and the processors' time, which what else runs changes less.
# A start is a run over one post, with the built-in plan and, where a tool takes one, with the same
# plan from a file; its figure is the median of RUNS times ten, and `true` is what a start costs by
# itself. BENCH_POSTS and RUNS change how much.
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

# Starts: a name, and the command with one post as its input.
declare -A starts
crisis-plan init >"$WORK/plan.yaml"
for ((i = 0; i < ${#stages[@]}; i++)); do
	head -n 1 "${inputs[i]}" >"$WORK/one.${stages[i]}.jsonl"
	starts[${stages[i]}]="${stages[i]} '$WORK/one.${stages[i]}.jsonl'"
done
for tool in crisis-cluster crisis-detect; do
	[ ! -x "$BUILD/$tool" ] || starts[$tool]="$tool '$WORK/one.crisis-route.jsonl'"
done
for tool in crisis-score crisis-route crisis-reply crisis-detect; do
	starts["$tool --plan"]="${starts[$tool]} --plan '$WORK/plan.yaml'"
done
starts[true]=$(type -P true)

# timed NAME COMMAND: adds the seconds that it took, and the processors', to files of that name.
timed() {
	local TIMEFORMAT='%R %U %S' took
	took=$({ time bash -c "$2" >/dev/null; } 2>&1)
	awk '{ print $1 }' <<<"$took" >>"$WORK/$1.seconds"
	awk '{ printf "%.3f\n", $2 + $3 }' <<<"$took" >>"$WORK/$1.cpu.seconds"
}

rm -f "$WORK"/*.seconds
for ((run = 0; run < RUNS; run++)); do
	for ((i = 0; i < ${#stages[@]}; i++)); do
		timed "${stages[i]}" "exec ${stages[i]} '${inputs[i]}'"
	done
	timed pipe "$pipe"
	timed jq "exec jq -c . '$WORK/posts.jsonl'"
	for name in "${!starts[@]}"; do
		timed "$name.start" "for i in 1 2 3 4 5 6 7 8 9 10; do ${starts[$name]} 2>/dev/null; done"
	done
done

median() {
	sort -n "$WORK/$1.seconds" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'
}

echo "$POSTS posts of $(($(wc -c <"$WORK/posts.jsonl") / POSTS)) bytes, $(nproc) cores, median of $RUNS runs"
printf '%-24s %10s %12s %14s\n' '' 'took' "processors'" 'posts/s a core'
for name in "${stages[@]}" pipe jq; do
	awk -v name="$name" -v posts="$POSTS" -v t="$(median "$name")" \
		-v cpu="$(median "$name.cpu")" 'BEGIN {
		label = name == "pipe" ? "all of them in a pipe" : name == "jq" ? "jq -c ." : name
		printf "%-24s %8.3f s %10.3f s %14.0f\n", label, t, cpu, posts / cpu }'
done
while read -r name; do
	awk -v name="$name" -v cpu="$(median "$name.start.cpu")" \
		'BEGIN { printf "%-24s %8.1f ms to start\n", name, cpu * 100 }'
done < <(printf '%s\n' "${!starts[@]}" | sort)
awk -v pipe="$(median pipe)" -v jq="$(median jq)" \
	-v pipe_cpu="$(median pipe.cpu)" -v jq_cpu="$(median jq.cpu)" \
	'BEGIN { printf "the pipe takes %.2f times the time of jq -c ., and %.2f of the processors\047\n",
		pipe / jq, pipe_cpu / jq_cpu }'
rm -f "$WORK"/*.jsonl "$WORK/plan.yaml"
